// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.version.PreReleases;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectBoundTest {
    private static SpecifierSet bound(String dependency) {
        return ProjectBound.of(RichDependencyReader.parse(dependency)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(lib) | ''",
                "(lib = 1.2) | ==1.2",
                "(lib >= 1.2-4) | >=1.2",
                "(lib >= 1~rc1 with lib < 2~~) | '<2,>=1rc1'",
                "(lib >= 1~~ with lib < 2~~) | '<2,>=1.dev0'",
                "(lib < 1.2 or lib > 1.2) | !=1.2",
                "(lib < 1.2~~ or lib >= 1.3) | !=1.2.*",
                "(lib < 1.9~~ or lib >= 1.10) | !=1.9.*",
                "(lib < 1~~ or lib >= 1.0.1) | !=1.0.0.*",
                "((lib < 1 or lib > 1) with (lib >= 0.5 with lib < 3)) | '!=1,<3,>=0.5'",
                "(lib = 1:2) | ==1!2"
            })
    void isASetOfSpecifiers(String dependency, String specifiers) {
        assertThat(bound(dependency)).hasToString(specifiers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(lib and lib >= 1)",
                "(lib >= 1 and lib < 2)",
                "(lib without lib = 2)",
                "(lib if lib > 1)",
                "(lib < 1 or lib >= 3)",
                "(lib = 1 or lib = 2)",
                "(lib < 1~~ or lib > 2)",
                "(lib < 1.9 or lib >= 1.10)",
                "(lib > 1 or lib < 1)",
                "(lib < 1 or lib > 1 or lib = 1)",
                "(lib >= 1.0^git)",
                "(lib >= one)",
                "(lib = 1~~)",
                "(lib >= 1 with other < 2)",
                "(lib >= 1 with (lib if lib))"
            })
    void isNoneWhereNoSetOfSpecifiersSaysIt(String dependency) {
        assertThat(ProjectBound.of(RichDependencyReader.parse(dependency))).isEmpty();
    }

    /** What the generator makes of a specifier, by its published rules; the later of them stand pre-releases off. */
    private record Generator(boolean isLater) {
        String dependency(SpecifierSet specifiers) {
            List<String> parts = specifiers.clauses().stream()
                    .map(clause -> one(clause.toString()))
                    .toList();
            return parts.size() == 1 && parts.get(0).startsWith("(")
                    ? parts.get(0)
                    : "(" + String.join(" with ", parts) + ")";
        }

        private String one(String clause) {
            String sign = clause.startsWith("===") ? "===" : clause.replaceAll("[^<>=!~].*", "");
            String version = clause.substring(sign.length());
            boolean isSeries = version.endsWith(".*");
            String plain = isSeries ? version.substring(0, version.length() - 2) : version;
            String bound = number(plain);
            boolean isFinal = plain.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
            return switch (sign) {
                case "~=" -> between(bound, number(increased(plain.substring(0, plain.lastIndexOf('.')))));
                case "==", "===" -> isSeries ? between(bound, number(increased(plain))) : "lib = " + bound;
                case "!=" ->
                    isSeries ? around(bound, number(increased(plain))) : "(lib < " + bound + " or lib > " + bound + ")";
                case "<" -> "lib < " + bound + (isLater && isFinal ? "~~" : "");
                case ">" -> "lib > " + bound + (isLater && isFinal ? ".0" : "");
                default -> "lib " + sign + " " + bound;
            };
        }

        private static String between(String from, String to) {
            return "(lib >= " + from + " with lib < " + to + ")";
        }

        private static String around(String from, String to) {
            return "(lib < " + from + "~~ or lib >= " + to + ")";
        }

        /** One more in the last place of a release. */
        private static String increased(String plain) {
            int dot = plain.lastIndexOf('.') + 1;
            return plain.substring(0, dot) + (Integer.parseInt(plain.substring(dot)) + 1);
        }

        static String number(String text) {
            Version version = Version.parse(text);
            List<BigInteger> release = new ArrayList<>(version.release());
            while (release.size() > 1 && release.get(release.size() - 1).signum() == 0) {
                release.remove(release.size() - 1);
            }
            String begin = version.epoch().signum() == 0 ? "" : version.epoch() + ":";
            String suffix = version.pre()
                    .map(pre -> "~" + pre)
                    .or(() -> version.dev().map(dev -> "~~dev" + dev))
                    .or(() -> version.post().map(post -> "^post" + post))
                    .orElse("");
            return begin + release.stream().map(Object::toString).collect(Collectors.joining(".")) + suffix;
        }
    }

    private static String version(Random random) {
        String[] suffixes = {"", "", "", "", "rc1", "b2", ".post1", ".dev3"};
        StringBuilder text = new StringBuilder().append(random.nextInt(3));
        for (int more = random.nextInt(3); more > 0; more--) {
            text.append('.').append(random.nextInt(3));
        }
        return text.append(suffixes[random.nextInt(suffixes.length)]).toString();
    }

    private static String clause(Random random) {
        String release = version(random).replaceAll("(rc|b|[.]post|[.]dev).*", "");
        return switch (random.nextInt(8)) {
            case 0 -> "~=" + (release.contains(".") ? release : release + ".1");
            case 1 -> "==" + release + ".*";
            case 2 -> "!=" + release + ".*";
            case 3 -> "==" + version(random);
            case 4 -> "!=" + version(random);
            case 5 -> "<" + version(random);
            case 6 -> ">" + version(random);
            default -> (random.nextBoolean() ? "<=" : ">=") + version(random);
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isWhatTheGeneratorWasGiven(boolean isLater) {
        Random random = new Random(440);
        int series = 0;
        for (int round = 0; round < 5_000; round++) {
            SpecifierSet given =
                    SpecifierSet.parse(random.nextBoolean() ? clause(random) : clause(random) + "," + clause(random));
            SpecifierSet read = bound(new Generator(isLater).dependency(given));
            for (int probe = 0; probe < 20; probe++) {
                Version version = Version.parse(version(random));
                boolean isSeries = given.toString().contains("*");
                series += isSeries ? 1 : 0;
                if (!isSeries || !isLost(isLater, given, version)) {
                    assertThat(admits(read, version))
                            .as("%s, read %s, of %s", given, read, version)
                            .isEqualTo(admits(given, version));
                }
            }
        }
        assertThat(series).isGreaterThan(10_000);
    }

    /** The pre-releases of the first version of a series are lost; earlier rules took the first of the next along. */
    private static boolean isLost(boolean isLater, SpecifierSet given, Version version) {
        return version.isPreRelease()
                || (!isLater
                        && given.clauses().stream()
                                .map(Object::toString)
                                .filter(clause -> clause.startsWith("!=") && clause.endsWith(".*"))
                                .map(clause -> Generator.increased(clause.substring(2, clause.length() - 2)))
                                .anyMatch(next -> version.equals(Version.parse(next))));
    }

    private static boolean admits(SpecifierSet specifiers, Version version) {
        return specifiers.contains(version.toString(), PreReleases.ALLOW);
    }

    @Test
    void ofEveryVersionIsThatVersion() {
        Random random = new Random(18);
        for (int round = 0; round < 2_000; round++) {
            Version version = Version.parse(version(random));
            assertThat(bound("(lib = " + Generator.number(version.toString()) + ")"))
                    .isEqualTo(SpecifierSet.parse("==" + version));
        }
    }
}
