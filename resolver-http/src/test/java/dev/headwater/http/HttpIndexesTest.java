// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.http.store.PageStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpIndexesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);
    private static final IndexEntry REMOTE = IndexEntry.builder(
                    IndexId.parse("main"), "https://packages.example.org/simple/")
            .build();
    private static final IndexEntry LOCAL = IndexEntry.builder(
                    IndexId.parse("mine"), Path.of("wheels").toString())
            .kind(IndexKind.DIRECTORY)
            .build();
    private static final IndexPolicy POLICY =
            IndexPolicy.builder().index(REMOTE).build();

    private final List<String> opened = new ArrayList<>();

    private HttpIndexes indexes() {
        return HttpIndexes.builder()
                .clock(CLOCK)
                .cache(() -> {
                    opened.add("cache");
                    return PageStore.none();
                })
                .proxies(() -> {
                    opened.add("proxies");
                    return ProxySettings.builder().build();
                })
                .build();
    }

    @Test
    void openNothingBeforeTheFirstIndexAndThenOnce() {
        try (HttpIndexes indexes = indexes()) {
            assertThat(indexes.create(LOCAL, POLICY)).isEmpty();
            assertThat(indexes.archives(POLICY)).isPresent();
            assertThat(indexes.statistics().requests()).isZero();
            assertThat(opened).isEmpty();

            assertThat(indexes.create(REMOTE, POLICY)).isPresent();
            assertThat(indexes.create(REMOTE, POLICY)).isPresent();
            assertThat(opened).containsExactly("cache", "proxies");
        }
    }

    @Test
    void sayWhatCannotBeOpenedAndTryAgain() {
        List<ProxySettings> known = new ArrayList<>();
        try (HttpIndexes indexes = HttpIndexes.builder()
                .clock(CLOCK)
                .proxies(() -> {
                    if (known.isEmpty()) {
                        throw new IllegalStateException("HTTP_PROXY: no proxy");
                    }
                    return known.get(0);
                })
                .build()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> indexes.create(REMOTE, POLICY))
                    .withMessage("HTTP_PROXY: no proxy");
            known.add(ProxySettings.builder().build());
            assertThat(indexes.create(REMOTE, POLICY)).isPresent();
        }
    }

    @Test
    void areClosedEvenWhereTheyHadNotBeenOpened() {
        HttpIndexes indexes = indexes();
        indexes.close();
        PackageIndex index = indexes.create(REMOTE, POLICY).orElseThrow();
        assertThat(index.project(ProjectName.parse("app")).toCompletableFuture().join())
                .isInstanceOfSatisfying(
                        ProjectAnswer.Unavailable.class,
                        answer -> assertThat(answer.fault().kind()).isEqualTo(IndexFault.Kind.CLOSED));
    }
}
