// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.requirement.RandomMarkers.World;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.api.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentSetTest {
    private static EnvironmentSet set(String marker) {
        return EnvironmentSet.of(Marker.parse(marker));
    }

    private static VersionRange range(String specifiers) {
        return SpecifierSet.parse(specifiers).range();
    }

    @Nested
    class Printing {
        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                        python_version >= '3.8'                              | python_version >= "3.8"
                        python_full_version < '3.8'                          | python_version < "3.8"
                        python_version > '3.8'                               | python_version >= "3.9"
                        python_version < '3.8.1'                             | python_version < "3.9"
                        python_version == '3.8'                              | python_version == "3.8"
                        python_version != '3.8'                              | python_version != "3.8"
                        python_version ~= '3.8'                              | python_version >= "3.8" and python_version < "4"
                        python_version == '3.*'                              | python_version >= "3" and python_version < "4"
                        python_version in '2.7, 3.8, 3.9'                    | python_version == "2.7" or python_version >= "3.8" and python_version < "3.10"
                        '3.9' <= python_version                              | python_version >= "3.9"
                        python_full_version >= '3.8'                         | python_full_version >= "3.8"
                        python_full_version > '3.8.1'                        | python_full_version > "3.8.1"
                        python_full_version <= '3.8.1'                       | python_full_version <= "3.8.1"
                        python_full_version < '3.8.1'                        | python_full_version < "3.8.1"
                        python_full_version < '3.8.1a1'                      | python_full_version < "3.8.1a1"
                        python_full_version == '3.8.1'                       | python_full_version == "3.8.1"
                        python_full_version != '3.8.1'                       | python_full_version != "3.8.1"
                        implementation_version >= '7.3'                      | implementation_version >= "7.3"
                        os_name == 'a' and os_name == 'a'                    | os_name == "a"
                        os_name == 'a' or python_version >= '3'              | python_version >= "3" or os_name == "a"
                        os_name == 'b' or os_name == 'a'                     | os_name == "a" or os_name == "b"
                        os_name != 'b' and os_name != 'a'                    | os_name != "a" and os_name != "b"
                        'x' not in os_name                                   | "x" not in os_name
                        'a' in extras and 'a' in dependency_groups           | "a" in extras and "a" in dependency_groups
                        platform_release >= '20'                             | platform_release >= "20"
                        """)
        void isShort(String marker, String printed) {
            assertThat(set(marker)).hasToString(printed);
            assertThat(set(printed)).isEqualTo(set(marker)).hasSameHashCodeAs(set(marker));
        }

        @ParameterizedTest(name = "not {0} is {1}")
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                        python_full_version >= '3.8'               | python_full_version <= "3.8" and python_full_version != "3.8"
                        python_full_version <= '3.8.1'             | python_full_version > "3.8.1"
                        python_full_version < '3.8.1'              | python_full_version >= "3.8.1.dev0"
                        python_full_version > '3.8.1'              | python_full_version <= "3.8.1"
                        os_name == 'a' or 'x' in sys_platform      | os_name != "a" and "x" not in sys_platform
                        os_name == 'a' and python_version < '3'    | python_version >= "3" or os_name != "a"
                        """)
        void ofAComplementHasNoNot(String marker, String printed) {
            assertThat(set(marker).complement()).hasToString(printed);
            assertThat(set(printed)).isEqualTo(set(marker).complement());
        }

        @Test
        void endsWhereThereAreNoWords() {
            assertThat(set("platform_release >= '20'").complement().toMarker()).isEmpty();
            assertThat(set("os_name ~= '1'").complement().toMarker()).isEmpty();
            assertThat(set("os_name ~= '1'").toMarker()).contains(Marker.parse("os_name ~= '1'"));
        }

        @Test
        void hasMarkersForEverythingAndNothing() {
            assertThat(EnvironmentSet.full().toMarker().map(EnvironmentSet::of)).contains(EnvironmentSet.full());
            assertThat(EnvironmentSet.empty().toMarker().map(EnvironmentSet::of))
                    .contains(EnvironmentSet.empty());
        }
    }

    @Nested
    class Relations {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "python_version < '3.8' and python_version >= '3.8'",
                    "python_version < '3.8' and python_full_version >= '3.8.0a1'",
                    "sys_platform == 'linux' and sys_platform == 'win32'",
                    "sys_platform == 'linux' and 'win' in sys_platform",
                    "sys_platform not in 'linux darwin' and sys_platform == 'darwin'",
                    "'x' in os_name and 'x' not in os_name",
                    "extra == 'a' and extra == 'b'",
                    "os_name > 'a'",
                    "python_version == 'x'",
                    "'a' == extras",
                    "implementation_version < '1' and implementation_version > '2'",
                    "platform_release == 'a b' and platform_release >= '20'"
                })
        void ofContradictionsAreSeen(String marker) {
            assertThat(set(marker).isEmpty()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "python_version < '3.8' or python_full_version >= '3.8.dev0'",
                    "sys_platform != 'linux' or 'lin' in sys_platform",
                    "os_name in 'a' or os_name not in 'a'",
                    "python_full_version != 'x'",
                    "python_full_version > '3.8' or python_full_version <= '3.8'",
                    "'a' != extras"
                })
        void ofTautologiesAreSeen(String marker) {
            assertThat(set(marker).isFull()).isTrue();
        }

        @Test
        void areThoseOfSets() {
            assertThat(set("python_version == '3.8'").isSubsetOf(set("python_version >= '3.7'")))
                    .isTrue();
            assertThat(set("python_version >= '3.7'").isSubsetOf(set("python_version == '3.8'")))
                    .isFalse();
            assertThat(set("os_name == 'nt'").isDisjoint(set("os_name == 'posix'")))
                    .isTrue();
            assertThat(set("os_name == 'nt'").isDisjoint(set("sys_platform == 'linux'")))
                    .isFalse();
        }
    }

    @Nested
    class Python {
        @Test
        void versionsOfASetAreKnown() {
            EnvironmentSet set = set("python_version >= '3.8' and os_name == 'nt' or python_version == '2.7'");
            assertThat(set.pythonVersions()).isEqualTo(range("==2.7.*").union(range(">=3.8.dev0")));
            assertThat(set("os_name == 'nt'").pythonVersions().isFull()).isTrue();
            assertThat(EnvironmentSet.empty().pythonVersions().isEmpty()).isTrue();
            assertThat(EnvironmentSet.ofPython(range(">=3.8")).pythonVersions()).isEqualTo(range(">=3.8"));
        }

        @ParameterizedTest(name = "{0} is {2} for {1}")
        @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                        python_version >= '3.8'                            | >=3.8      | everywhere
                        python_version < '3.8'                             | >=3.8      | nowhere
                        python_version >= '3.8'                            | >=3.7      | python_version >= "3.8"
                        python_version < '3.8' and os_name == 'nt'         | <3.8       | os_name == "nt"
                        python_version >= '3.6' and python_version < '3.9' | >=3.8      | python_version < "3.9"
                        python_version == '3.8' or os_name == 'nt'         | >=3.8,<3.9 | everywhere
                        python_version >= '3.8'                            | <3,>3      | nowhere
                        """)
        void canBeTakenAsGiven(String marker, String given, String simplified) {
            assertThat(set(marker).assumingPython(range(given))).hasToString(simplified);
        }
    }

    @Nested
    class Bounds {
        @Test
        void endInWhatIsNotKnown() {
            EnvironmentSet large = EnvironmentSet.full();
            EnvironmentSet other = EnvironmentSet.empty();
            for (int i = 0; i < 200; i++) {
                large = large.intersection(set("'" + i + "' in os_name or '" + i + "' in sys_platform"));
                other = other.union(set("'" + i + "' in platform_machine and '" + i + "' in sys_platform"));
            }
            EnvironmentSet both = large.intersection(other);
            assertThat(both.isKnown()).isFalse();
            assertThat(both.complement().isKnown()).isFalse();
            assertThat(both.intersection(EnvironmentSet.empty()).isEmpty()).isTrue();
            assertThat(both.union(EnvironmentSet.full()).isFull()).isTrue();
            assertThat(List.of(both.isEmpty(), both.isFull(), both.isSubsetOf(both), both.isDisjoint(both)))
                    .containsOnly(false);
            assertThat(both.toMarker()).isEmpty();
            assertThat(both).isNotEqualTo(both.complement()).hasToString("not known");
        }

        @Test
        void holdForLongMarkers() {
            String alternatives = String.join(
                    " or ",
                    IntStream.range(0, 3000)
                            .mapToObj(i -> "os_name == '" + i + "'")
                            .toList());
            assertThat(set(alternatives).isKnown()).isTrue();
            String versions = String.join(
                    " or ",
                    IntStream.range(0, 2000)
                            .mapToObj(i -> "python_full_version == '3." + i + "'")
                            .toList());
            assertThat(set(versions).isKnown()).isTrue();
            assertThat(set(versions).toMarker()).isEmpty();
            String parts = String.join(
                    " and ",
                    IntStream.range(0, 3000)
                            .mapToObj(i -> "'" + i + "' in os_name")
                            .toList());
            assertThat(set(parts).isKnown()).isFalse();
        }
    }

    @Nested
    class Laws {
        private final List<World> worlds = RandomMarkers.worlds();

        private List<World> where(Marker marker) {
            return worlds.stream().filter(world -> world.satisfies(marker)).toList();
        }

        private List<World> where(EnvironmentSet set) {
            return where(set.toMarker().orElseThrow());
        }

        @Test
        void setsHoldTheEnvironmentsOfTheirMarkers() {
            RandomMarkers markers = RandomMarkers.any(new Random(1));
            for (int i = 0; i < 2000; i++) {
                Marker marker = markers.next();
                assertThat(where(EnvironmentSet.of(marker)))
                        .as("%d: %s", i, marker)
                        .isEqualTo(where(marker));
            }
        }

        @Test
        void algebraIsThatOfSets() {
            RandomMarkers markers = RandomMarkers.any(new Random(2));
            for (int i = 0; i < 1500; i++) {
                Marker one = markers.next();
                Marker other = markers.next();
                EnvironmentSet a = EnvironmentSet.of(one);
                EnvironmentSet b = EnvironmentSet.of(other);
                assertThat(where(a.intersection(b))).as("%s / %s", one, other).isEqualTo(where(one.and(other)));
                assertThat(where(a.union(b))).as("%s / %s", one, other).isEqualTo(where(one.or(other)));
                assertThat(a.complement().complement()).isEqualTo(a);
                assertThat(a.union(b)).isEqualTo(b.union(a));
                assertThat(a.intersection(b).complement())
                        .isEqualTo(a.complement().union(b.complement()));
                assertThat(a.union(a.complement()).isFull()).isTrue();
                assertThat(a.intersection(a.complement()).isEmpty()).isTrue();
                assertThat(a.isSubsetOf(a.union(b))).isTrue();
            }
        }

        @Test
        void answersAreRightAndCompleteWhereAllIsExact() {
            RandomMarkers markers = RandomMarkers.exact(new Random(3));
            int yes = 0;
            for (int i = 0; i < 3000; i++) {
                Marker one = markers.next();
                Marker other = markers.next();
                boolean implied = where(other).containsAll(where(one));
                EnvironmentSet difference = EnvironmentSet.of(one).difference(EnvironmentSet.of(other));
                assertThat(implied || !difference.isEmpty())
                        .as("%s => %s", one, other)
                        .isTrue();
                if (implied && !difference.isEmpty()) {
                    // What is left has to lie beyond the worlds that are tried.
                    assertThat(where(difference)).as("%s => %s", one, other).isEmpty();
                }
                yes += implied ? 1 : 0;
            }
            assertThat(yes).isBetween(300, 2700);
        }

        @Test
        void yesIsNeverWrongWhereNotAllIsExact() {
            RandomMarkers markers = RandomMarkers.any(new Random(4));
            for (int i = 0; i < 3000; i++) {
                Marker one = markers.next();
                Marker other = markers.next();
                EnvironmentSet a = EnvironmentSet.of(one);
                EnvironmentSet b = EnvironmentSet.of(other);
                if (a.isSubsetOf(b)) {
                    assertThat(where(other)).as("%s => %s", one, other).containsAll(where(one));
                }
                if (a.isDisjoint(b)) {
                    assertThat(where(one.and(other))).as("%s, %s", one, other).isEmpty();
                }
            }
        }

        @Test
        void simplifyingForAPythonKeepsWhatIsTrueThere() {
            RandomMarkers markers = RandomMarkers.any(new Random(5));
            List<String> ranges = List.of(">=3.8", "<3.8", ">=3.8,<3.10", "!=3.8.*", ">3.8.1", "==3.8.2");
            Random random = new Random(6);
            for (int i = 0; i < 2000; i++) {
                Marker marker = markers.next();
                VersionRange range = range(ranges.get(random.nextInt(ranges.size())));
                Marker simplified = EnvironmentSet.of(marker)
                        .assumingPython(range)
                        .toMarker()
                        .orElseThrow();
                List<World> given = new ArrayList<>(worlds);
                given.removeIf(world -> !range.contains(Version.parse(world.python())));
                assertThat(given.stream()
                                .filter(world -> world.satisfies(simplified))
                                .toList())
                        .as("%s for %s: %s", marker, range, simplified)
                        .isEqualTo(given.stream()
                                .filter(world -> world.satisfies(marker))
                                .toList());
            }
        }
    }
}
