// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
    private static final long SEED = 708;

    private static VersionRange range(String specifiers) {
        return SpecifierSet.parse(specifiers).range();
    }

    @Nested
    class Bounds {
        @ParameterizedTest(name = "{0}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "after-locals 1.0.post1 | before 1.0.post2.dev0",
                    "after-locals 1.0.dev3 | before 1.0.dev4",
                    "after-locals 1.0 | before 1.0.post0.dev0",
                    "after-locals 1.0+x | after-locals 1.0.0",
                    "after-locals 1!1.0a1.post2.dev3+y | before 1!1a1.post2.dev4",
                    "after-posts 1.0a1 | before 1.0a2.dev0",
                    "after-posts 1.0.post3 | after-posts 1",
                    "after-posts 1.0a600 | before 1.0a601.dev0",
                })
        void withNoVersionBetweenAreOne(String left, String right) {
            assertThat(bound(left)).isEqualTo(bound(right)).isEqualByComparingTo(bound(right));
            assertThat(bound(left)).hasSameHashCodeAs(bound(right));
        }

        @Test
        void standRoundAVersionInTheirOrder() {
            Version version = Version.parse("1.0");
            assertThat(Stream.of(
                            VersionBound.START,
                            VersionBound.before(version),
                            VersionBound.after(version),
                            VersionBound.before(Version.parse("1.0+x")),
                            VersionBound.after(Version.parse("1.0+x")),
                            VersionBound.afterLocals(version),
                            VersionBound.afterPosts(version),
                            VersionBound.END))
                    .isSorted();
            assertThat(VersionBound.before(Version.parse("0.dev0"))).isEqualTo(VersionBound.START);
        }

        @Test
        void agreeWithVersionsOnTheirOrder() {
            VersionSamples samples = new VersionSamples(SEED);
            List<Version> versions = samples.ascending(400);
            List<VersionBound> bounds =
                    versions.stream().flatMap(Bounds::round).sorted().distinct().toList();
            int below = 0;
            for (VersionBound bound : bounds) {
                while (below < versions.size() && !bound.isBelow(versions.get(below))) {
                    below++;
                }
                for (int i = 0; i < versions.size(); i++) {
                    assertThat(bound.isBelow(versions.get(i)))
                            .as("%s below %s", bound, versions.get(i))
                            .isEqualTo(i >= below);
                }
            }
        }

        @Test
        void thatDifferHaveAVersionBetween() {
            VersionSamples samples = new VersionSamples(SEED + 1);
            List<VersionBound> bounds = samples.ascending(300).stream()
                    .flatMap(Bounds::round)
                    .sorted()
                    .distinct()
                    .toList();
            for (int i = 0; i + 1 < bounds.size(); i++) {
                VersionBound lower = bounds.get(i);
                VersionBound upper = bounds.get(i + 1);
                assertThat(witnesses(lower.version()))
                        .as("%s to %s", lower, upper)
                        .anyMatch(version -> lower.isBelow(version) && !upper.isBelow(version));
            }
        }

        private static Stream<VersionBound> round(Version version) {
            return Stream.of(
                    VersionBound.before(version),
                    VersionBound.after(version),
                    VersionBound.afterLocals(version),
                    VersionBound.afterPosts(version));
        }

        /** Versions as close above one of the places round a version as any. */
        private static List<Version> witnesses(Version version) {
            Version open = version.publicVersion();
            String release = version.baseVersion().toString();
            List<String> texts = new ArrayList<>(List.of(
                    version.toString(),
                    open + "+" + "0".repeat(40) + "a",
                    version + (version.hasLocal() ? "." : "+") + "0".repeat(40) + "a",
                    release + ".0".repeat(12) + ".1.dev0"));
            texts.add(successor(open.parts()));
            version.pre()
                    .ifPresent(pre ->
                            texts.add(release + pre.phase() + pre.number().add(BigInteger.ONE) + ".dev0"));
            return texts.stream().map(Version::parse).toList();
        }

        /** The least version above a version and all its local versions. */
        private static String successor(VersionParts parts) {
            BigInteger post = parts.post();
            BigInteger dev = parts.dev();
            if (dev != null) {
                return Version.of(parts.withTail(post, dev.add(BigInteger.ONE))).toString();
            }
            BigInteger next = post == null ? BigInteger.ZERO : post.add(BigInteger.ONE);
            return Version.of(parts.withTail(next, BigInteger.ZERO)).toString();
        }

        private static VersionBound bound(String text) {
            String[] words = text.split(" ", -1);
            Version version = Version.parse(words[1]);
            return switch (words[0]) {
                case "before" -> VersionBound.before(version);
                case "after-locals" -> VersionBound.afterLocals(version);
                default -> VersionBound.afterPosts(version);
            };
        }
    }

    @Nested
    class Algebra {
        private final VersionSamples samples = new VersionSamples(SEED + 2);
        private final List<Version> versions = samples.ascending(300);

        /** Unions of what specifiers stand for, so that all kinds of bounds occur. */
        private VersionRange any() {
            VersionRange range = range(samples.specifiers());
            for (int more = samples.below(3); more > 0; more--) {
                VersionRange other = range(samples.specifiers());
                range = samples.below(2) == 0 ? range.union(other) : range.union(other.complement());
            }
            return range;
        }

        @Test
        void holdsTheLawsOfSets() {
            for (int i = 0; i < 3_000; i++) {
                VersionRange a = any();
                VersionRange b = any();
                VersionRange c = any();
                assertThat(a.union(b)).isEqualTo(b.union(a));
                assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
                assertThat(a.union(b.union(c))).isEqualTo(a.union(b).union(c));
                assertThat(a.intersection(b.intersection(c))).isEqualTo(VersionRange.intersectionOf(List.of(a, b, c)));
                assertThat(a.intersection(b.union(c)))
                        .isEqualTo(a.intersection(b).union(a.intersection(c)));
                assertThat(a.union(b).complement())
                        .isEqualTo(a.complement().intersection(b.complement()))
                        .hasSameHashCodeAs(a.complement().intersection(b.complement()));
                assertThat(a.complement().complement()).isEqualTo(a);
                assertThat(a.union(a.complement()).isFull()).isTrue();
                assertThat(a.intersection(a.complement()).isEmpty()).isTrue();
                assertThat(a.union(a.intersection(b))).isEqualTo(a);
                assertThat(a.difference(b).union(a.intersection(b))).isEqualTo(a);
                assertThat(a.difference(b).isDisjoint(b)).isTrue();
                assertThat(a.intersection(b).isSubsetOf(a)).isTrue();
                assertThat(a.isSubsetOf(b)).isEqualTo(a.difference(b).isEmpty());
                assertThat(a.bounds()).isSorted().doesNotHaveDuplicates();
            }
        }

        @Test
        void isThatOfTheVersionsInside() {
            for (int i = 0; i < 300; i++) {
                VersionRange a = any();
                VersionRange b = any();
                VersionRange union = a.union(b);
                VersionRange intersection = a.intersection(b);
                for (Version version : versions) {
                    boolean inA = a.contains(version);
                    boolean inB = b.contains(version);
                    assertThat(a.complement().contains(version)).isEqualTo(!inA);
                    assertThat(union.contains(version)).isEqualTo(inA || inB);
                    assertThat(intersection.contains(version)).isEqualTo(inA && inB);
                }
            }
        }

        @Test
        void findsItselfInAListOfVersions() {
            for (int i = 0; i < 1_000; i++) {
                VersionRange range = any();
                int[] runs = range.indexIntervals(versions);
                boolean[] inside = new boolean[versions.size()];
                for (int run = 0; run < runs.length; run += 2) {
                    assertThat(runs[run]).isLessThan(runs[run + 1]);
                    assertThat(run == 0 || runs[run - 1] < runs[run]).isTrue();
                    Arrays.fill(inside, runs[run], runs[run + 1], true);
                }
                for (int v = 0; v < inside.length; v++) {
                    assertThat(inside[v]).isEqualTo(range.contains(versions.get(v)));
                }
            }
        }

        @Test
        void knowsWhenOnlyPreReleasesAreInside() {
            for (int i = 0; i < 1_000; i++) {
                VersionRange range = any();
                if (range.hasOnlyPreReleases()) {
                    assertThat(versions).noneMatch(version -> range.contains(version) && !version.isPreRelease());
                }
            }
        }
    }

    @Nested
    class Emptiness {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    ">=2,<1",
                    ">1.0a1,<1.0a2.dev0",
                    ">1.0,<1.0.post5",
                    ">1.0.dev1,<1.0.dev2",
                    "<0",
                    "<0.dev0",
                    ">=1.0,<=1.0,!=1.0",
                    ">1.0.post1,<1.0.post2",
                    "==1.0.*,>=1.1.dev0",
                    ">1,<1.0.0"
                })
        void isRecognizedInGaps(String specifiers) {
            assertThat(range(specifiers).isEmpty()).isTrue();
            assertThat(range(specifiers)).isEqualTo(VersionRange.empty());
        }

        @ParameterizedTest
        @ValueSource(strings = {">1.0,<1.0.0.0.1", ">=1.0,<=1.0", ">1.0a1,<1.0b1", "<=0.dev0", "==1.0,!=1.0+x", "<1!0"})
        void isNotSeenWhereAVersionIs(String specifiers) {
            assertThat(range(specifiers).isEmpty()).isFalse();
        }
    }

    @Nested
    class Printing {
        @ParameterizedTest(name = "{0} prints as {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    ">=1.0,<2.0 | >=1.0,<2.0",
                    "~=1.4.2 | >=1.4.2,<1.5",
                    "==1.0 | ==1.0",
                    "==1.0+x | ==1.0+x",
                    "==1.2.* | ==1.2.*",
                    "!=1.2.*,!=1.5 | !=1.2.*,!=1.5",
                    "!=1.5.*,>=1.0,<2.0,!=1.7+x | >=1.0,<2.0,!=1.5.*,!=1.7+x",
                    "<=1.0 | <=1.0",
                    ">1.0 | >1.0",
                    ">1.0a1 | >1.0a1",
                    ">1.0.post1 | >1.0.post1",
                    ">1.0.dev1 | >1.0.dev1",
                    "<1.0rc1 | <1.0rc1",
                    ">=1.0,!=1.0 | >=1.0,!=1.0",
                    "<=1.0,!=1.0 | <=1.0,!=1.0",
                    "'' | any version",
                    "<1,>2 | no version",
                })
        void isAsPeopleWriteSpecifiers(String specifiers, String expected) {
            assertThat(range(specifiers)).hasToString(expected);
        }

        @Test
        void joinsWhatOneSetCannotSay() {
            assertThat(range("<1.0").union(range(">=2.0"))).hasToString("<1.0 or >=2.0");
            assertThat(range(">1.0").complement()).hasToString("[from before 0.dev0 to after post-releases of 1.0]");
        }

        @Test
        void saysTheSameWhereItIsASet() {
            VersionSamples samples = new VersionSamples(SEED + 3);
            int printed = 0;
            for (int i = 0; i < 5_000; i++) {
                VersionRange range = range(samples.specifiers());
                String text = range.toString();
                if (!text.contains(" ")) {
                    assertThat(range(text)).as(text).isEqualTo(range);
                    printed++;
                }
            }
            assertThat(printed).isGreaterThan(2_000);
        }
    }
}
