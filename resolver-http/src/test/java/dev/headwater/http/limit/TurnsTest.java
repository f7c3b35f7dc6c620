// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns();

    private List<Turns.Turn> asked(int count) {
        return Stream.generate(turns::ask).limit(count).toList();
    }

    private static List<Integer> come(List<Turns.Turn> all) {
        return IntStream.range(0, all.size())
                .filter(place -> all.get(place).hasCome())
                .boxed()
                .toList();
    }

    @Test
    void comeToFourAtATime() {
        List<Turns.Turn> all = asked(6);
        all.forEach(Turns.Turn::answered);
        assertThat(come(all)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void comeNextToWhoAskedFirstWhoeverWasAnsweredFirst() {
        List<Turns.Turn> all = asked(8);
        List.of(7, 5, 6, 4, 3, 1, 2, 0).forEach(place -> all.get(place).answered());
        assertThat(come(all)).containsExactly(4, 5, 6, 7);
        all.get(6).end();
        all.get(5).end();
        assertThat(come(all)).containsExactly(0, 1, 4, 5, 6, 7);
    }

    @Test
    void doNotComeToWhoIsNotAnswered() {
        List<Turns.Turn> all = asked(9);
        all.subList(4, 9).forEach(Turns.Turn::answered);
        assertThat(come(all)).containsExactly(4, 5, 6, 7);
    }

    @Test
    void areGivenBackOnce() {
        List<Turns.Turn> all = asked(7);
        all.forEach(Turns.Turn::answered);
        all.get(1).end();
        all.get(1).end();
        assertThat(come(all)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void areNotKeptByWhoEndsBeforeHisTurn() {
        List<Turns.Turn> all = asked(7);
        all.get(0).end();
        all.subList(1, 7).forEach(Turns.Turn::answered);
        all.get(5).end();
        all.get(1).end();
        all.get(0).answered();
        all.get(0).await();
        all.get(5).await();
        assertThat(come(all)).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }
}
