// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.distro.rpm.Dependency;
import dev.headwater.distro.rpm.PythonCapability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which packages satisfy a relation that names no project: the one of that name first, then those that provide it. */
final class Capabilities {
    private final Map<String, List<Provider>> providers = new HashMap<>();

    /** Only what some package with a project requires is looked up. */
    Capabilities(Collection<RpmMember> members) {
        Set<String> wanted = new HashSet<>();
        members.forEach(member -> member.listed().requires().forEach(required -> {
            if (required.isRich()) {
                wanted.addAll(RichNames.in(required.name()));
            } else {
                wanted.add(required.name());
            }
        }));
        wanted.removeIf(name -> PythonCapability.of(name).isPresent() || name.equals(Pythons.ABI));
        for (RpmMember member : members) {
            for (Dependency provided : member.listed().provides()) {
                if (wanted.contains(provided.name())) {
                    providers
                            .computeIfAbsent(provided.name(), name -> new ArrayList<>())
                            .add(new Provider(member, provided));
                }
            }
        }
    }

    List<RpmMember> satisfying(Dependency required) {
        List<RpmMember> found = providers.getOrDefault(required.name(), List.of()).stream()
                .filter(provider -> required.isSatisfiedBy(provider.provided()))
                .map(Provider::member)
                .toList();
        Stream<RpmMember> named = found.stream().filter(member -> member.name().equals(required.name()));
        Stream<RpmMember> others =
                found.stream().filter(member -> !member.name().equals(required.name()));
        return Stream.concat(named, others).distinct().toList();
    }

    private record Provider(RpmMember member, Dependency provided) {}
}
