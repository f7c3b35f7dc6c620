// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TagSetTest {
    private static final TagSet TAGS = TagSet.of(List.of(
            CompatibilityTag.parse("cp312-cp312-win_amd64"),
            CompatibilityTag.parse("py312-none-any"),
            CompatibilityTag.parse("py3-none-any"),
            CompatibilityTag.parse("py312-none-any"),
            CompatibilityTag.parse("py311-none-any")));

    @Nested
    class Ranking {
        @Test
        void isThePlaceInTheList() {
            assertThat(TAGS.rank(CompatibilityTag.parse("cp312-cp312-win_amd64")))
                    .hasValue(0);
            assertThat(TAGS.rank(CompatibilityTag.parse("py311-none-any"))).hasValue(3);
            assertThat(TAGS.rank(CompatibilityTag.parse("py2-none-any"))).isEmpty();
            assertThat(TAGS.rank(CompatibilityTag.parse("cp312-none-win_amd64")))
                    .isEmpty();
        }

        @Test
        void ofACompressedSetIsTheBestOfItsTags() {
            assertThat(TAGS.bestRank("py2.py311.py3-none-any")).isEqualTo(2);
            assertThat(TAGS.bestRank("PY3-None-ANY")).isEqualTo(2);
            assertThat(TAGS.bestRank("py2-none-any")).isEqualTo(TagSet.INCOMPATIBLE);
            assertThat(TAGS.bestRank("cp312-none-win_amd64")).isEqualTo(TagSet.INCOMPATIBLE);
        }

        @Test
        void findsTheSetInsideALongerText() {
            String wheel = "foo-1.0-py3-none-any.whl";
            assertThat(TAGS.bestRank(wheel, 8, wheel.length() - 4)).isEqualTo(2);
        }

        @Test
        void ofWhatIsNoTagSetIsIncompatible() {
            for (String text : List.of("", "-", "--", "py3-none", "py3-none-any-any", "...-..-.")) {
                assertThat(TAGS.bestRank(text)).as(text).isEqualTo(TagSet.INCOMPATIBLE);
            }
        }

        @Test
        void ofAMegabyteOfMembersIsFoundInLinearTime() {
            String many = "py3.".repeat(100_000) + "py3";
            Assertions.assertTimeout(
                    Duration.ofSeconds(5),
                    () -> assertThat(TAGS.bestRank(many + "-" + "none.".repeat(100_000) + "none-any"))
                            .isEqualTo(2));
        }

        @Test
        void agreesWithTheExpansion() {
            long seed = 20261122;
            Random random = new Random(seed);
            List<String> interpreters = List.of("cp312", "py312", "py3", "py311", "py2", "x");
            List<String> abis = List.of("none", "cp312", "abi3");
            List<String> platforms = List.of("any", "win_amd64", "linux_x86_64");
            for (int i = 0; i < 2000; i++) {
                String text = some(random, interpreters) + "-" + some(random, abis) + "-" + some(random, platforms);
                int expected = CompatibilityTag.parseCompressed(text).stream()
                        .mapToInt(tag -> TAGS.rank(tag).orElse(TagSet.INCOMPATIBLE))
                        .min()
                        .orElseThrow();
                assertThat(TAGS.bestRank(text)).as("seed %d: %s", seed, text).isEqualTo(expected);
            }
        }

        private String some(Random random, List<String> words) {
            List<String> some = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                some.add(words.get(random.nextInt(words.size())));
            }
            return String.join(".", some);
        }
    }

    @Test
    void keepsTheOrderAndDropsRepetitions() {
        assertThat(TAGS)
                .extracting(CompatibilityTag::toString)
                .containsExactly("cp312-cp312-win_amd64", "py312-none-any", "py3-none-any", "py311-none-any");
        assertThat(TAGS).hasToString("4 tags from cp312-cp312-win_amd64");
    }

    @Test
    void theEmptySetTakesNothing() {
        assertThat(TagSet.of(List.of()).bestRank("py3-none-any")).isEqualTo(TagSet.INCOMPATIBLE);
    }

    @Test
    void equalityIsThatOfTheLists() {
        assertThat(TagSet.of(TAGS.asList())).isEqualTo(TAGS).hasSameHashCodeAs(TAGS);
        assertThat(TagSet.of(List.of(CompatibilityTag.parse("py3-none-any")))).isNotEqualTo(TAGS);
    }
}
