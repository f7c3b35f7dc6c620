// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More packages, and conflicts of more terms, than there is room for at first. */
class LargeUniverseTest {
    private static final int MANY = 700;
    private static final int TERMS = 100;

    private static String lines(String first, int count, String... each) {
        StringBuilder text = new StringBuilder(first).append('\n');
        for (int i = 1; i <= count; i++) {
            for (String line : each) {
                text.append(line.replace("{next}", Integer.toString(i + 1)).replace("{}", Integer.toString(i)))
                        .append('\n');
            }
        }
        return text.toString();
    }

    @Test
    void aLongChain() {
        String last = "p" + (MANY + 1) + " 1\n";

        Solved solved = Solved.of(last + lines("root: p1", MANY, "p{} 1: p{next}"));

        assertThat(solved.choice().split(", ", -1)).hasSize(MANY + 1);
        assertThat(solved.decisions()).isEqualTo(MANY + 1);
        assertThat(solved.conflicts()).isZero();
        assertThat(solved.incompatibilities()).isGreaterThan(MANY);
    }

    /** Each version of the last package goes with another one of those before, none of which is chosen. */
    @Test
    void aConflictOfManyTerms() {
        String chain = lines("root: p1", TERMS, "p{} 2: p{next}", "p{} 1: p{next}");
        String last = "p" + (TERMS + 1);

        Solved solved = Solved.of(chain + lines("", TERMS, last + " {}: p{} 1"));

        assertThat(solved.conflicts()).isPositive();
        assertThat(solved.choice().split(", ", -1)).hasSize(TERMS + 1);
        assertThat(IntStream.rangeClosed(1, TERMS).mapToObj(i -> "p" + i + " 1"))
                .filteredOn(solved.choice()::contains)
                .isNotEmpty();
    }
}
