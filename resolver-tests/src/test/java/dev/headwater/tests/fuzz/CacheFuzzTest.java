// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.http.cache.AnswerCache;
import dev.headwater.http.cache.AnswerFacts;
import dev.headwater.http.cache.AnswerKey;
import dev.headwater.http.cache.AnswerSource;
import dev.headwater.http.cache.CachePolicy;
import dev.headwater.http.cache.Freshness;
import dev.headwater.http.cache.SourceResult;
import dev.headwater.http.cache.StoredAnswer;
import dev.headwater.http.metadata.MetadataText;
import dev.headwater.http.metadata.ReadContent;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.http.store.CacheMode;
import dev.headwater.http.store.PageStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in a cache: it is an answer that was written, or nothing. */
class CacheFuzzTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final String KEY = "0".repeat(64);

    @TempDir
    static Path folder;

    private static Path file;

    @BeforeAll
    static void makeACache() {
        CacheFolder.builder(folder, CLOCK).open().write(KEY, new byte[0]);
        file = folder.resolve("v1/00").resolve("0".repeat(62));
    }

    /** What is read back would be written in the same bytes. */
    @FuzzTest(maxDuration = "1m")
    void files(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        CacheFolder cache = CacheFolder.builder(folder, CLOCK).open();
        Optional<byte[]> answer = cache.read(KEY);

        if (answer.isPresent()) {
            cache.write(KEY, answer.get());
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void answers(byte[] bytes) {
        AnswerCache<String> cache = new AnswerCache<>(new Stuffed(bytes), CLOCK, 1 << 16);
        for (CacheMode mode : CacheMode.values()) {
            String answer = cache.answer(new AnswerKey(KEY), new CachePolicy(mode, Duration.ofMinutes(10)), new Any())
                    .join();
            assertThat(answer).isIn("kept", "asked", "offline");
        }
    }

    /** What is kept of metadata and of whole files is read as what was written, or as nothing. */
    @FuzzTest(maxDuration = "1m")
    void metadata(byte[] bytes) {
        MetadataText.read(bytes)
                .flatMap(MetadataText::write)
                .ifPresent(text -> assertThat(MetadataText.read(text).flatMap(MetadataText::write))
                        .hasValueSatisfying(again -> assertThat(again).isEqualTo(text)));
        ReadContent.read(bytes)
                .flatMap(ReadContent::write)
                .ifPresent(text -> assertThat(ReadContent.read(text).flatMap(ReadContent::write))
                        .hasValueSatisfying(again -> assertThat(again).isEqualTo(text)));
    }

    /** Has the same under each key. */
    private static final class Stuffed implements PageStore {
        private final byte[] bytes;

        Stuffed(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public byte[] salt() {
            return new byte[32];
        }

        @Override
        public Optional<byte[]> read(String key) {
            return Optional.of(bytes);
        }

        @Override
        public void write(String key, byte[] answer) {}

        @Override
        public void remove(String key) {}
    }

    private static final class Any implements AnswerSource<String> {
        @Override
        public CompletableFuture<SourceResult<String>> ask(Optional<AnswerFacts> kept) {
            return CompletableFuture.completedFuture(
                    kept.isPresent()
                            ? new SourceResult.Unchanged<>(
                                    new Freshness(true, CLOCK.instant().plusSeconds(1)))
                            : new SourceResult.Passing<>("asked"));
        }

        @Override
        public Optional<String> read(StoredAnswer answer) {
            assertThat(answer.facts().url().length()).isLessThanOrEqualTo(0xffff);
            assertThat(answer.facts().etag().orElse("").length()).isLessThanOrEqualTo(1024);
            return Optional.of("kept");
        }

        @Override
        public String unavailableOffline() {
            return "offline";
        }

        @Override
        public void usesStaleAbsence(AnswerFacts absence) {
            assertThat(absence.presence()).isEqualTo(AnswerFacts.Presence.ABSENT);
        }
    }
}
