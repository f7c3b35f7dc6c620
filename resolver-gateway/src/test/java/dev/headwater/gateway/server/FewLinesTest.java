// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FewLinesTest {
    private final List<String> log = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final FewLines lines = new FewLines("refused", () -> now, log::add);

    private void say(int count) {
        for (int i = 0; i < count; i++) {
            lines.say("lib" + i);
        }
    }

    @Test
    void areAllSaidWhereTheyAreFew() {
        say(30);
        now = now.plusSeconds(61);
        say(1);

        assertThat(log).hasSize(31).first().isEqualTo("refused: lib0");
    }

    @Test
    void areSaidToBeMoreOnceTheMinuteIsOver() {
        say(1000);
        assertThat(log).hasSize(30);

        now = now.plusSeconds(59);
        lines.look();
        assertThat(log).hasSize(30);

        now = now.plusSeconds(1);
        lines.look();
        lines.look();
        say(1);
        lines.end();
        assertThat(log.subList(30, log.size()))
                .containsExactly("refused: 970 more, which were not named", "refused: lib0");
    }

    @Test
    void areSaidToBeMoreAtTheEnd() {
        say(31);
        lines.end();

        assertThat(log).last().isEqualTo("refused: 1 more, which were not named");
    }

    @Test
    void ofOneKindHideNoneOfAnother() {
        Lines all = Lines.of(() -> now, log::add);
        for (int i = 0; i < 1000; i++) {
            all.unanswered().say("lib" + i);
        }
        all.refused().say("evil");
        all.end();

        assertThat(log)
                .hasSize(32)
                .contains("refused: evil")
                .last()
                .isEqualTo("no answer: 970 more, which were not named");
    }
}
