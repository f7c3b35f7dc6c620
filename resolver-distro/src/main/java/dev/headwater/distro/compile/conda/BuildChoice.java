// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import dev.headwater.distro.conda.CondaPackage;
import dev.headwater.distro.conda.CondaVersion;
import dev.headwater.distro.conda.MatchSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which builds of a package count: of each version one for each Python, that which conda would take. It avoids builds
 * with features, and takes the highest number, then the newest.
 */
final class BuildChoice {
    private static final CondaVersion NONE = Objects.requireNonNull(CondaVersion.parseOrNull("0.dev"));

    /** From the build that counts for least to that which counts for most. */
    static final Comparator<CondaMember> ORDER = Comparator.comparing(
                    CondaMember::version, Comparator.comparing(version -> version.orElse(NONE)))
            .thenComparing(member -> member.fault().isEmpty())
            .thenComparing(member -> !member.listed().isTracked())
            .thenComparing(member -> member.listed().buildNumber())
            .thenComparing(member -> member.listed().time().orElse(Instant.EPOCH))
            .thenComparing(member -> member.listed().build())
            .thenComparing(member -> member.listed().file().path().endsWith(".conda"))
            .thenComparing(member -> member.listed().file().path());

    /** What conda says of the machine that it runs on, as packages, and on which systems it says so. */
    private static final Map<String, Set<String>> SYSTEMS = Map.of(
            "__win", Set.of("win"),
            "__osx", Set.of("osx"),
            "__linux", Set.of("linux"),
            "__unix", Set.of("linux", "osx"));

    private final ChannelPythons pythons;
    private final String system;

    /** Most versions are those of many packages. */
    private final Map<String, Optional<CondaVersion>> versions = new HashMap<>();

    BuildChoice(ChannelPythons pythons, String architecture) {
        this.pythons = pythons;
        int hyphen = architecture.indexOf('-');
        system = hyphen < 0 ? architecture : architecture.substring(0, hyphen);
    }

    /** {@return the builds that count; where none is for the machine and a Python, one that tells what they are for} */
    List<CondaMember> of(List<CondaPackage> builds, int source, String channel) {
        List<CondaMember> all = new ArrayList<>();
        for (CondaPackage build : builds) {
            all.add(new CondaMember(
                    build,
                    versions.computeIfAbsent(
                            build.version(), text -> Optional.ofNullable(CondaVersion.parseOrNull(text))),
                    source,
                    channel,
                    otherSystem(build).map(other -> other + "-64").orElse(build.subdir()),
                    pythons.of(build)));
        }
        all.sort(ORDER.reversed());
        List<CondaMember> chosen = new ArrayList<>();
        Map<Object, Set<Integer>> taken = new HashMap<>();
        for (CondaMember member : all) {
            if (otherSystem(member.listed()).isPresent()) {
                continue;
            }
            Set<Integer> of = taken.computeIfAbsent(key(member), version -> new HashSet<>());
            List<Integer> left = member.pythons().places().stream()
                    .filter(place -> !of.contains(place))
                    .toList();
            boolean isUnread = !member.fault().isEmpty() && of.isEmpty();
            if (!left.isEmpty() || isUnread) {
                of.addAll(left);
                chosen.add(member.serving(new ServedPythons(
                        left, Optional.empty(), member.pythons().fault())));
            }
        }
        return chosen.isEmpty() ? all.subList(0, Math.min(1, all.size())) : chosen;
    }

    /** Versions that conda calls the same are one. */
    private static Object key(CondaMember member) {
        return member.release()
                .<Object>map(release -> release)
                .orElse(member.listed().version());
    }

    private Optional<String> otherSystem(CondaPackage build) {
        for (String text : build.depends()) {
            Set<String> systems = SYSTEMS.get(MatchSpec.nameIn(text));
            if (systems != null && !systems.contains(system)) {
                return systems.stream().sorted().findFirst();
            }
        }
        return Optional.empty();
    }
}
