// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.distro.rpm.Dependency;
import dev.headwater.distro.rpm.PythonCapability;
import dev.headwater.distro.rpm.RpmVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which packages satisfy a relation that names no project: the one of that name first, then those that provide it. */
final class Capabilities {
    private final Map<String, List<Provider>> providers = new HashMap<>();
    private final Map<List<Dependency>, List<RpmMember>> known = new HashMap<>();

    /**
     * Only what some package of a project requires is looked up.
     *
     * @param members all packages
     * @param requiring those whose relations are read
     */
    Capabilities(Collection<RpmMember> members, Collection<RpmMember> requiring) {
        Set<String> wanted = new HashSet<>();
        requiring.forEach(member -> member.listed().requires().forEach(required -> {
            if (required.isRich()) {
                wanted.addAll(RichNames.in(required.name()));
            } else {
                wanted.add(required.name());
            }
        }));
        wanted.removeIf(name -> PythonCapability.isMeant(name) || name.equals(Pythons.ABI));
        for (RpmMember member : members) {
            for (Dependency provided : member.listed().provides()) {
                if (wanted.contains(provided.name())) {
                    providers
                            .computeIfAbsent(provided.name(), name -> new ArrayList<>())
                            .add(new Provider(member, provided, RpmVersion.parseOrNull(provided.version())));
                }
            }
        }
        providers.forEach((name, all) -> all.sort(Comparator.comparing(
                (Provider provider) -> !provider.member().name().equals(name))));
    }

    /** {@return the packages that provide a capability, at any version} */
    List<RpmMember> named(String name) {
        return satisfying(List.of(new Dependency(name, Dependency.Operator.ANY, "")));
    }

    /**
     * {@return the packages that satisfy all of several relations}
     *
     * @param bounds relations on one name
     */
    List<RpmMember> satisfying(List<Dependency> bounds) {
        return known.computeIfAbsent(bounds, this::find);
    }

    private List<RpmMember> find(List<Dependency> bounds) {
        List<Bound> parsed = bounds.stream()
                .map(bound -> new Bound(bound, RpmVersion.parseOrNull(bound.version())))
                .toList();
        return providers.getOrDefault(bounds.get(0).name(), List.of()).stream()
                .filter(provider -> parsed.stream().allMatch(bound -> bound.isMetBy(provider)))
                .map(Provider::member)
                .distinct()
                .toList();
    }

    private record Provider(
            RpmMember member, Dependency provided, @Nullable RpmVersion version) {}

    private record Bound(Dependency required, @Nullable RpmVersion version) {
        boolean isMetBy(Provider provider) {
            return required.isSatisfiedBy(version, provider.provided(), provider.version());
        }
    }
}
