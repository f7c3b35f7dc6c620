// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import dev.headwater.api.text.Shown;
import dev.headwater.api.version.Version;
import dev.headwater.distro.conda.CondaPackage;
import dev.headwater.distro.conda.CondaVersion;
import dev.headwater.distro.conda.MatchSpec;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.feed.FeedHead.Interpreter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The Pythons of a feed of channels: those that the channels have packages of, the newest first. Where they have none,
 * the channel is one for beside another, and every Python counts that its builds may be for.
 */
final class ChannelPythons {
    static final String PYTHON = "python";
    static final String ABI = "python_abi";

    private static final int SHOWN = 100;

    /** Those that there are, for channels that do not say. */
    private static final List<String> KNOWN =
            IntStream.rangeClosed(6, 15).mapToObj(minor -> "3." + minor).toList();

    private final Specs specs;
    private final List<Interpreter> all;

    /** Of each Python the versions that there are; of one that no channel has, the first and one beyond the last. */
    private final List<List<CondaVersion>> versions = new ArrayList<>();

    private final Map<List<String>, ServedPythons> known = new HashMap<>();

    ChannelPythons(Collection<CondaPackage> pythons, Specs specs) {
        this.specs = specs;
        Map<String, List<CondaVersion>> byMinor =
                new TreeMap<>(Comparator.comparing(Version::parse).reversed());
        for (CondaPackage python : pythons) {
            CondaVersion version = CondaVersion.parseOrNull(python.version());
            Optional<String> minor = minor(python);
            if (version != null && minor.isPresent()) {
                byMinor.computeIfAbsent(minor.get(), key -> new ArrayList<>()).add(version);
            }
        }
        if (byMinor.isEmpty()) {
            KNOWN.forEach(minor -> byMinor.put(
                    minor,
                    List.of(
                            Objects.requireNonNull(CondaVersion.parseOrNull(minor + ".0")),
                            Objects.requireNonNull(CondaVersion.parseOrNull(minor + ".99")))));
        }
        List<Interpreter> found = new ArrayList<>();
        byMinor.forEach((minor, of) -> {
            if (found.size() < FeedHead.MOST_TOGETHER) {
                found.add(new Interpreter(PYTHON, minor));
                versions.add(of);
            }
        });
        all = List.copyOf(found);
    }

    /** {@return the minor version of a package of CPython; empty for another implementation} */
    private static Optional<String> minor(CondaPackage python) {
        Version version = Version.parseOrNull(python.version());
        boolean isOther = isOtherBuild(python.build());
        return version == null || isOther || version.release().size() < 2
                ? Optional.empty()
                : Optional.of(version.release().get(0) + "." + version.release().get(1));
    }

    private static boolean isOtherBuild(String build) {
        return build.contains("pypy") || build.contains("graalpy") || isFreeThreaded(build);
    }

    /** {@code *_cp313t}: what is built for a Python without the lock is not for one with it. */
    private static boolean isFreeThreaded(String build) {
        int at = build.lastIndexOf("cp3");
        if (at < 0 || !build.endsWith("t")) {
            return false;
        }
        String digits = build.substring(at + 3, build.length() - 1);
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@return them, the newest first} */
    List<Interpreter> all() {
        return all;
    }

    /** {@return those that a build is for; all of them where it says nothing of Python} */
    ServedPythons of(CondaPackage listed) {
        List<String> said = listed.depends().stream()
                .filter(text -> isPython(MatchSpec.nameIn(text)))
                .toList();
        return known.computeIfAbsent(said, this::find);
    }

    /** {@return whether a package is the interpreter, or stands for it} */
    static boolean isPython(String name) {
        return name.equals(PYTHON) || name.equals(ABI);
    }

    private ServedPythons find(List<String> said) {
        List<MatchSpec> read = new ArrayList<>();
        for (String text : said) {
            if (specs.read(text) instanceof Specs.Understood readable) {
                read.add(readable.spec());
            } else {
                return new ServedPythons(List.of(), Optional.empty(), Shown.text(text, SHOWN));
            }
        }
        boolean isOther = read.stream().anyMatch(spec -> isOtherBuild(spec.build()));
        List<Integer> places = isOther
                ? List.of()
                : IntStream.range(0, all.size())
                        .filter(place -> isServed(place, read))
                        .boxed()
                        .toList();
        Optional<String> other =
                places.isEmpty() ? Optional.of(Shown.text(String.join(", ", said), SHOWN)) : Optional.empty();
        return new ServedPythons(places, other, "");
    }

    /** The package of the ABI has the minor version as its own. */
    private boolean isServed(int place, List<MatchSpec> read) {
        CondaVersion minor =
                Objects.requireNonNull(CondaVersion.parseOrNull(all.get(place).python()));
        return read.stream()
                        .filter(spec -> spec.name().equals(ABI))
                        .allMatch(spec -> spec.version().matches(minor))
                && versions.get(place).stream()
                        .anyMatch(version -> read.stream()
                                .filter(spec -> spec.name().equals(PYTHON))
                                .allMatch(spec -> spec.version().matches(version)));
    }
}
