// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.plan;

import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ServedTarget;
import dev.headwater.api.resolution.PinnedPackage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds what the files of a plan require that is no Python project among the packages that the plan installs. */
final class ExternalRequirements {
    /** Of one file: more is no help to anybody, and anybody may write it. */
    private static final int MOST = 100;

    private final Map<String, ExternalRequirement.Provider> providers = new TreeMap<>();

    /** Takes a package of the first part, that of its interpreter, and what it depends on besides projects. */
    void install(ProvidedPackage by) {
        providers.put(by.name(), new ExternalRequirement.Provider(by.name(), Optional.empty()));
        by.serves()
                .map(ServedTarget::interpreter)
                .ifPresent(name -> providers.put(name, new ExternalRequirement.Provider(name, Optional.empty())));
        by.dependencies()
                .forEach(name ->
                        providers.putIfAbsent(name, new ExternalRequirement.Provider(name, Optional.of(by.name()))));
    }

    /** {@return what files require, in their order, and of each in the order of its metadata} */
    List<ExternalRequirement> of(List<PinnedPackage> files) {
        return files.stream()
                .flatMap(file -> file.requiresExternal().stream()
                        .limit(MOST)
                        .map(text -> new ExternalRequirement(
                                file.name(),
                                text,
                                Optional.ofNullable(providers.get(ExternalRequirement.nameIn(text))))))
                .toList();
    }
}
