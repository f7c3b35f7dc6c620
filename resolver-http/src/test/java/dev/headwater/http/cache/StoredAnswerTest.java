// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.http.cache.AnswerFacts.Presence;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredAnswerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");

    private static AnswerFacts facts(String url, Optional<String> etag) {
        return new AnswerFacts(Presence.PRESENT, url, etag, Optional.of("once"), NOW, NOW.plusSeconds(60), true);
    }

    private static StoredAnswer again(StoredAnswer answer) {
        return StoredAnswer.decode(answer.encode().orElseThrow()).orElseThrow();
    }

    @Test
    void comesBackAsItWas() {
        AnswerFacts facts = facts("https://packages.example.org/simple/lib/?ü", Optional.of("W/\"1\""));
        StoredAnswer answer = again(StoredAnswer.of(facts, new byte[] {1, 2, 3}));

        assertThat(answer.facts()).isEqualTo(facts);
        assertThat(answer.body()).containsExactly(1, 2, 3);
        AnswerFacts absent =
                new AnswerFacts(Presence.ABSENT, "", Optional.empty(), Optional.empty(), NOW, Freshness.FOREVER, false);
        assertThat(again(StoredAnswer.of(absent, new byte[0])).facts()).isEqualTo(absent);
    }

    @Test
    void tellsAnEmptyValidatorFromNone() {
        assertThat(again(StoredAnswer.of(facts("u", Optional.of("")), new byte[0]))
                        .facts()
                        .etag())
                .contains("");
        assertThat(again(StoredAnswer.of(facts("u", Optional.empty()), new byte[0]))
                        .facts()
                        .etag())
                .isEmpty();
    }

    @Test
    void forgetsAValidatorThatIsTooLongAndIsNotKeptWithSuchAUrl() {
        assertThat(facts("u", Optional.of("x".repeat(1025))).etag()).isEmpty();
        assertThat(StoredAnswer.of(facts("u".repeat(0x10000), Optional.empty()), new byte[0])
                        .encode())
                .isEmpty();
        assertThat(again(StoredAnswer.of(facts("u".repeat(0xffff), Optional.empty()), new byte[0]))
                        .facts()
                        .url())
                .hasSize(0xffff);
    }

    @Test
    void isNothingOfOtherBytes() {
        byte[] whole = StoredAnswer.of(facts("url", Optional.of("e")), new byte[0])
                .encode()
                .orElseThrow();
        for (int length = 0; length < whole.length; length++) {
            assertThat(StoredAnswer.decode(Arrays.copyOf(whole, length))).isEmpty();
        }
        byte[] later = whole.clone();
        later[0]++;
        assertThat(StoredAnswer.decode(later)).isEmpty();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            StoredAnswer.decode(bytes)
                    .ifPresent(answer -> assertThat(answer.body().length).isLessThan(40));
        }
    }

    @Test
    void aRenewalComesBackAsItWas() {
        Renewal renewal = new Renewal(NOW, NOW.plusSeconds(5), Freshness.FOREVER);

        assertThat(Renewal.decode(renewal.encode())).contains(renewal);
        assertThat(Renewal.decode(new byte[0])).isEmpty();
        assertThat(Renewal.decode(new byte[renewal.encode().length])).isEmpty();
    }
}
