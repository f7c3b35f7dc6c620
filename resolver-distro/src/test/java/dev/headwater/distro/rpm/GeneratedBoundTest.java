// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.headwater.api.version.PreReleases;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds what is read of dependencies against the specifiers of which rpm's own generator made them. The file that
 * {@code headwater.generated} names has a specifier, a tab and the dependency in each line, as {@code tools/rpm.py
 * specifiers} writes them; beside it a file is written that says how many were read.
 */
class GeneratedBoundTest {
    private static final String FILE = System.getProperty("headwater.generated", "");

    /** A version of more than one suffix, of which the generator keeps one. */
    private static boolean isLossy(Version version) {
        return Stream.of(
                                        version.pre().isPresent(),
                                        version.post().isPresent(),
                                        version.dev().isPresent())
                                .filter(is -> is)
                                .count()
                        > 1
                || version.hasLocal();
    }

    @Test
    void isTheSetOfTheSpecifier() throws IOException {
        assumeFalse(FILE.isEmpty(), "left out: no file headwater.generated");
        int same = 0;
        List<String> lossy = new ArrayList<>();
        List<String> shortened = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(FILE))) {
            String[] parts = line.split("\t", -1);
            SpecifierSet given = SpecifierSet.parse(parts[0]);
            String dependency = parts[1].startsWith("(") ? parts[1] : "(" + parts[1] + ")";
            Optional<SpecifierSet> read = ProjectBound.of(RichDependencyReader.parse(dependency));
            if (read.isEmpty()) {
                unread.add(line);
                continue;
            }
            List<Version> different = probes(given).stream()
                    .filter(version -> admits(given, version) != admits(read.get(), version))
                    .toList();
            if (different.isEmpty()) {
                same++;
            } else if (bounds(given).stream().anyMatch(GeneratedBoundTest::isLossy)) {
                lossy.add(line);
            } else {
                assertThat(different).as(line).allMatch(version -> isLost(given, version));
                shortened.add(line);
            }
        }
        Files.writeString(
                Path.of(FILE + ".read"),
                same + " specifiers are the same set\n" + lossy.size() + " have a version that loses something\n"
                        + shortened.size() + " lose pre-releases of a series, or the first version behind it\n"
                        + unread.size() + " leave out a series in the way of earlier rules, and are not read\n");
        assertThat(unread).allMatch(line -> line.contains("!=") && line.contains(".*"));
        assertThat(same).isPositive();
        assertThat(lossy).hasSizeLessThanOrEqualTo(21);
        assertThat(shortened.size()).isLessThan(same / 10);
    }

    /**
     * The generator says of a series neither its pre-releases nor, where it stands off, the first version behind it.
     */
    private static boolean isLost(SpecifierSet given, Version version) {
        return version.isPreRelease()
                || given.clauses().stream()
                        .map(Object::toString)
                        .filter(clause -> clause.startsWith("!=") && clause.endsWith(".*"))
                        .map(clause -> next(Version.parse(clause.substring(2, clause.length() - 2)), 0))
                        .anyMatch(version::equals);
    }

    private static Set<Version> bounds(SpecifierSet specifiers) {
        return specifiers.clauses().stream()
                .map(Object::toString)
                .map(clause -> clause.replaceFirst("^[<>=!~]+", "").replaceFirst("[.][*]$", ""))
                .map(Version::parse)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each bound, and what stands around it. */
    private static Set<Version> probes(SpecifierSet specifiers) {
        Set<Version> all = new TreeSet<>();
        for (Version bound : bounds(specifiers)) {
            all.add(bound);
            String release = bound.release().stream().map(BigInteger::toString).collect(Collectors.joining("."));
            String epoch = bound.epoch().signum() == 0 ? "" : bound.epoch() + "!";
            for (String suffix : List.of("", ".0", ".1", ".0.1", "rc1", ".dev1", ".post1")) {
                all.add(Version.parse(epoch + release + suffix));
            }
            for (int back = 0; back < bound.release().size(); back++) {
                all.add(next(bound, back));
                all.add(Version.parse(next(bound, back) + ".1"));
                all.add(Version.parse(next(bound, back) + "rc1"));
            }
        }
        return all;
    }

    /** {@return the release with one more in a place from its end, and nothing behind it} */
    private static Version next(Version version, int back) {
        List<BigInteger> release =
                new ArrayList<>(version.release().subList(0, version.release().size() - back));
        int last = release.size() - 1;
        release.set(last, release.get(last).add(BigInteger.ONE));
        String epoch = version.epoch().signum() == 0 ? "" : version.epoch() + "!";
        return Version.parse(epoch + release.stream().map(BigInteger::toString).collect(Collectors.joining(".")));
    }

    private static boolean admits(SpecifierSet specifiers, Version version) {
        return specifiers.contains(version.toString(), PreReleases.ALLOW);
    }
}
