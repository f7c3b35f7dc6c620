// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PolicyDurationsTest {
    private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);
    private static final Duration HUNDRED_YEARS = Duration.ofDays(36_525);

    private static IndexPolicy policy(Consumer<IndexEntry.Builder> entry, Consumer<IndexPolicy.Builder> policy) {
        IndexEntry.Builder index = IndexEntry.builder(IndexId.parse("pypi"), "https://example.org/");
        entry.accept(index);
        IndexPolicy.Builder builder = IndexPolicy.builder().index(index.build());
        policy.accept(builder);
        return builder.build();
    }

    @Test
    void noneIsSoLongThatItCouldOverflow() {
        List<Consumer<IndexEntry.Builder>> entries =
                List.of(e -> e.coolDown(ENDLESS), e -> e.absentMaxAge(ENDLESS), e -> e.timeout(ENDLESS));
        List<Consumer<IndexPolicy.Builder>> policies =
                List.of(p -> p.timeLimit(ENDLESS), p -> p.coolDown(ProjectName.parse("lib"), ENDLESS));

        assertThat(entries)
                .allSatisfy(entry -> assertThatExceptionOfType(InvalidPolicyException.class)
                        .isThrownBy(() -> policy(entry, p -> {}))
                        .withMessageContaining("at most"));
        assertThat(policies)
                .allSatisfy(policy -> assertThatExceptionOfType(InvalidPolicyException.class)
                        .isThrownBy(() -> policy(e -> {}, policy))
                        .withMessageContaining("at most 36525 days"));
    }

    @Test
    void theLongestCanBeCountedWith() {
        IndexPolicy policy = policy(
                e -> e.coolDown(HUNDRED_YEARS).absentMaxAge(HUNDRED_YEARS).timeout(Duration.ofDays(1)),
                p -> p.timeLimit(HUNDRED_YEARS));
        IndexEntry entry = policy.indexes().get(0);

        assertThat(Instant.EPOCH.minus(entry.coolDown()).isBefore(Instant.EPOCH))
                .isTrue();
        assertThat(policy.timeLimit().toNanos()).isPositive();
        assertThat(entry.timeout().multipliedBy(101).toMillis()).isPositive();
    }
}
