// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More packages, decisions and assignments than there is room for at first. */
class LargeUniverseTest {
    private static final int MANY = 700;

    @Test
    void aLongChain() {
        String chain = IntStream.rangeClosed(1, MANY)
                .mapToObj(i -> "p" + i + " 1: p" + (i + 1) + "\n")
                .collect(Collectors.joining());

        Solved solved = Solved.of("root: p1\n" + chain + "p" + (MANY + 1) + " 1\n");

        assertThat(solved.choice().split(", ", -1)).hasSize(MANY + 1);
        assertThat(solved.decisions()).isEqualTo(MANY + 1);
        assertThat(solved.conflicts()).isZero();
        assertThat(solved.incompatibilities()).isGreaterThan(MANY);
    }
}
