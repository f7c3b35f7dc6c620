// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.Credential;
import dev.headwater.api.name.ProjectName;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.http.store.CacheMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerCacheTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.5Z");
    private static final CachePolicy NORMAL = new CachePolicy(CacheMode.NORMAL, Duration.ofMinutes(10));
    private static final CachePolicy REFRESH = new CachePolicy(CacheMode.REFRESH, Duration.ofMinutes(10));
    private static final CachePolicy OFFLINE = new CachePolicy(CacheMode.OFFLINE, Duration.ofMinutes(10));
    private static final ProjectName LIB = ProjectName.parse("lib");

    private final MapStore store = new MapStore();
    private final Hands clock = new Hands(NOW);
    private final Hand index = new Hand();
    private final AnswerKey key =
            keys("https://packages.example.org/", Optional.empty()).page(LIB);
    private AnswerCache<String> cache = anotherRun();

    private AnswerCache<String> anotherRun() {
        return new AnswerCache<>(store, clock, 1 << 20);
    }

    private AnswerKeys keys(String location, Optional<Credential> credential) {
        return AnswerKeys.of(store.salt(), location, credential, List.of());
    }

    private String ask(CachePolicy terms) {
        return cache.answer(key, terms, index).getNow("waiting");
    }

    /** Asks, where the index has to be asked. */
    private String ask(CachePolicy terms, SourceResult<String> reply) {
        CompletableFuture<String> answer = cache.answer(key, terms, index);
        assertThat(answer).isNotDone();
        index.reply(reply);
        return answer.join();
    }

    private void keepPageFor(Duration fresh) {
        ask(NORMAL, Hand.present("one", clock.instant(), clock.instant().plus(fresh)));
    }

    private void keepAbsenceFor(Duration fresh) {
        ask(NORMAL, Hand.absent(clock.instant(), clock.instant().plus(fresh)));
    }

    @Nested
    class APage {
        @Test
        void isUsedWhileFreshFromMemoryAndInTheNextRun() {
            keepPageFor(Duration.ofMinutes(5));
            clock.move(Duration.ofMinutes(4));

            assertThat(ask(NORMAL)).isEqualTo("one");
            cache = anotherRun();
            assertThat(ask(NORMAL)).isEqualTo("one");
            assertThat(ask(NORMAL)).isEqualTo("one");
            assertThat(index.asked).hasSize(1);
        }

        @Test
        void thatIsStaleIsAskedAboutWithItsValidators() {
            keepPageFor(Duration.ofMinutes(5));
            clock.move(Duration.ofMinutes(5));
            cache = anotherRun();

            assertThat(ask(NORMAL, Hand.present("two", clock.instant(), clock.instant())))
                    .isEqualTo("two");
            assertThat(index.asked.get(0)).isEmpty();
            assertThat(index.asked.get(1).orElseThrow().etag()).contains("\"one\"");
            assertThat(ask(OFFLINE)).isEqualTo("two");
        }

        @Test
        void thatHoldsStillIsFreshAgainWithoutBeingWrittenAgain() {
            keepPageFor(Duration.ZERO);
            byte[] written = store.answers.get(key.value());
            SourceResult<String> still = new SourceResult.Unchanged<>(new Freshness(true, NOW.plusSeconds(600)));

            assertThat(ask(NORMAL, still)).isEqualTo("one");
            assertThat(ask(NORMAL)).isEqualTo("one");
            cache = anotherRun();
            assertThat(ask(NORMAL)).isEqualTo("one");
            assertThat(store.answers.get(key.value())).isSameAs(written);
            assertThat(store.answers).hasSize(2);

            clock.move(Duration.ofMinutes(10));
            assertThat(ask(NORMAL)).isEqualTo("waiting");
        }

        @Test
        void isNotMadeFreshByARenewalOfAnEarlierOne() {
            keepPageFor(Duration.ZERO);
            ask(NORMAL, new SourceResult.Unchanged<>(new Freshness(true, NOW.plusSeconds(600))));
            clock.move(Duration.ofSeconds(1));
            ask(REFRESH, Hand.present("two", clock.instant(), clock.instant()));
            cache = anotherRun();

            assertThat(ask(NORMAL)).isEqualTo("waiting");
        }

        @Test
        void thatHoldsStillButIsStaleAtOnceIsNotWrittenAtAll() {
            keepPageFor(Duration.ZERO);

            assertThat(ask(NORMAL, new SourceResult.Unchanged<>(new Freshness(true, NOW))))
                    .isEqualTo("one");
            assertThat(ask(NORMAL, new SourceResult.Unchanged<>(new Freshness(false, NOW.plusSeconds(9)))))
                    .isEqualTo("one");
            assertThat(store.answers).hasSize(1);
        }

        @Test
        void thatMayNotBeKeptIsNotKept() {
            StoredAnswer answer = StoredAnswer.of(
                    new AnswerFacts(
                            AnswerFacts.Presence.PRESENT, "u", Optional.empty(), Optional.empty(), NOW, NOW, false),
                    new byte[0]);

            assertThat(ask(NORMAL, SourceResult.of("secret", answer, new Freshness(false, NOW.plusSeconds(60)))))
                    .isEqualTo("secret");
            assertThat(store.answers).isEmpty();
            assertThat(ask(NORMAL)).isEqualTo("waiting");
        }

        @Test
        void fromTheFutureIsNotTrusted() {
            keepPageFor(Duration.ofDays(1));
            clock.move(Duration.ofHours(-1));

            assertThat(ask(NORMAL)).isEqualTo("waiting");
        }

        @Test
        void thatIsDamagedIsAskedForAnew() {
            keepPageFor(Duration.ofDays(1));
            store.answers.replaceAll((name, bytes) -> new byte[] {9});
            cache = anotherRun();
            assertThat(ask(NORMAL, Hand.present("two", NOW, NOW.plusSeconds(60))))
                    .isEqualTo("two");

            cache = anotherRun();
            index.readsNothing = true;
            assertThat(ask(NORMAL)).isEqualTo("waiting");
            assertThat(index.asked).containsOnly(Optional.empty());
        }
    }

    @Nested
    class AFailure {
        @Test
        void isToldAndNotKept() {
            assertThat(ask(NORMAL, new SourceResult.Passing<>("unavailable"))).isEqualTo("unavailable");
            assertThat(ask(NORMAL, Hand.present("one", NOW, NOW))).isEqualTo("one");
            assertThat(ask(NORMAL, new SourceResult.Passing<>("unavailable")))
                    .as("a stale page is no substitute")
                    .isEqualTo("unavailable");
            assertThat(ask(OFFLINE)).isEqualTo("one");
        }

        @Test
        void asADefectGoesToWhoAsked() {
            CompletableFuture<String> answer = cache.answer(key, NORMAL, index);
            IllegalStateException defect = new IllegalStateException("defect");
            index.call().completeExceptionally(defect);

            assertThat(answer).isCompletedExceptionally();
            assertThat(failure(answer)).isInstanceOf(DefectException.class).hasCause(defect);
            assertThat(ask(NORMAL, Hand.present("one", NOW, NOW))).isEqualTo("one");
        }

        private Throwable failure(CompletableFuture<String> answer) {
            return answer.handle((value, failure) -> failure).join();
        }

        @Test
        void ofAnIndexThatSaysUnchangedOfNothing() {
            CompletableFuture<String> answer = cache.answer(key, NORMAL, index);
            index.reply(new SourceResult.Unchanged<>(new Freshness(true, NOW)));

            assertThat(answer).isCompletedExceptionally();
        }
    }

    @Nested
    class AnAbsence {
        @Test
        void isUsedWhileFreshAndAskedAboutAnewThen() {
            keepAbsenceFor(Duration.ofMinutes(5));
            clock.move(Duration.ofMinutes(4));
            assertThat(ask(NORMAL)).isEqualTo("absent");

            clock.move(Duration.ofMinutes(1));
            cache = anotherRun();
            assertThat(ask(NORMAL)).isEqualTo("waiting");
            assertThat(index.asked).containsExactly(Optional.empty(), Optional.empty());
        }

        @Test
        void isNoOlderThanThePolicyThatAsksAllows() {
            keepAbsenceFor(Duration.ofDays(1));
            clock.move(Duration.ofMinutes(5));
            CachePolicy strict = new CachePolicy(CacheMode.NORMAL, Duration.ofMinutes(5));
            CachePolicy never = new CachePolicy(CacheMode.NORMAL, Duration.ZERO);

            assertThat(ask(NORMAL)).isEqualTo("absent");
            assertThat(ask(strict)).isEqualTo("waiting");
            assertThat(ask(never)).isEqualTo("waiting");
            assertThat(index.calls).hasSize(3);
        }

        @Test
        void isAskedAboutAnewByWhoWantsAllAnew() {
            keepAbsenceFor(Duration.ofMinutes(5));

            assertThat(ask(REFRESH, Hand.present("one", NOW, NOW))).isEqualTo("one");
            assertThat(index.asked).containsExactly(Optional.empty(), Optional.empty());
        }
    }

    @Nested
    class Refreshing {
        @Test
        void asksAboutFreshPagesToo() {
            keepPageFor(Duration.ofDays(1));

            assertThat(ask(REFRESH, new SourceResult.Unchanged<>(new Freshness(true, NOW.plusSeconds(60)))))
                    .isEqualTo("one");
            assertThat(index.asked.get(1).orElseThrow().etag()).contains("\"one\"");
        }

        @Test
        void leavesWhatNeverChanges() {
            ask(NORMAL, Hand.present("one", NOW, Freshness.FOREVER));
            clock.move(Duration.ofDays(9999));

            assertThat(ask(REFRESH)).isEqualTo("one");
            cache = anotherRun();
            assertThat(ask(REFRESH)).isEqualTo("one");
        }
    }

    @Nested
    class Offline {
        @Test
        void usesWhatIsKeptHoweverOldAndAsksNothing() {
            keepPageFor(Duration.ZERO);
            clock.move(Duration.ofDays(999));

            assertThat(ask(OFFLINE)).isEqualTo("one");
            cache = anotherRun();
            assertThat(ask(OFFLINE)).isEqualTo("one");
            assertThat(ask(OFFLINE)).isEqualTo("one");
            assertThat(index.asked).hasSize(1);
            assertThat(index.staleAbsences).isEmpty();
        }

        @Test
        void isUnavailableWhereNothingIsKept() {
            assertThat(ask(OFFLINE)).isEqualTo("offline");
            assertThat(index.asked).isEmpty();
        }

        @Test
        void saysThatAnAbsenceIsStale() {
            keepAbsenceFor(Duration.ofMinutes(5));
            assertThat(ask(OFFLINE)).isEqualTo("absent");
            assertThat(index.staleAbsences).isEmpty();

            clock.move(Duration.ofMinutes(6));
            assertThat(ask(OFFLINE)).isEqualTo("absent");
            cache = anotherRun();
            assertThat(ask(OFFLINE)).isEqualTo("absent");
            assertThat(index.staleAbsences).hasSize(2);
        }

        @Test
        void doesNotWaitForWhoAsks() {
            CompletableFuture<String> waiting = cache.answer(key, NORMAL, index);

            assertThat(ask(OFFLINE)).isEqualTo("offline");
            assertThat(waiting).isNotDone();
        }
    }

    @Nested
    class TwoPoliciesAndTwoLogins {
        @Test
        void neverMixInOneStore() {
            List<AnswerKeys> askers = List.of(
                    keys("https://packages.example.org/", Optional.empty()),
                    keys("https://packages.example.org/", Optional.of(Credential.basic("ann", "a"))),
                    keys("https://packages.example.org/", Optional.of(Credential.basic("bob", "b"))),
                    keys("https://mirror.example.org/", Optional.of(Credential.basic("ann", "a"))),
                    AnswerKeys.of(store.salt(), "https://packages.example.org/", Optional.empty(), List.of("403")));
            for (int i = 0; i < askers.size(); i++) {
                CompletableFuture<String> answer = cache.answer(askers.get(i).page(LIB), NORMAL, index);
                index.reply(Hand.present("page " + i, NOW, NOW.plusSeconds(60)));
                answer.join();
            }

            for (AnswerCache<String> run : List.of(cache, anotherRun())) {
                for (int i = 0; i < askers.size(); i++) {
                    assertThat(run.answer(askers.get(i).page(LIB), NORMAL, index)
                                    .join())
                            .isEqualTo("page " + i);
                    assertThat(run.answer(askers.get(i).metadata(LIB, "lib.whl", List.of()), OFFLINE, index)
                                    .join())
                            .isEqualTo("offline");
                }
            }
            assertThat(index.calls).hasSize(askers.size());
        }
    }

    @Nested
    class ALogin {
        @TempDir
        private Path folder;

        @Test
        void isNowhereInTheFolder() throws IOException {
            CacheFolder disk = CacheFolder.builder(folder, clock).open();
            Credential login = Credential.basic("user-of-ours", "hunter2-secret");
            AnswerKeys keys =
                    AnswerKeys.of(disk.salt(), "https://packages.example.org/", Optional.of(login), List.of());
            CompletableFuture<String> answer =
                    new AnswerCache<String>(disk, clock, 1 << 20).answer(keys.page(LIB), NORMAL, index);
            index.reply(Hand.present("page", NOW, NOW.plusSeconds(60)));
            answer.join();

            String all = everythingIn(folder);
            String sent = login.authorization().substring("Basic ".length());
            assertThat(all).contains("page").doesNotContain("user-of-ours", "hunter2", sent);
        }

        private String everythingIn(Path folder) throws IOException {
            StringBuilder all = new StringBuilder();
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.toList()) {
                    all.append(path).append('\n');
                    if (Files.isRegularFile(path)) {
                        all.append(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
                    }
                }
            }
            return all.toString();
        }
    }

    @Nested
    class OneQuestionAtATime {
        @Test
        void isAskedForAllWhoWait() {
            CompletableFuture<String> first = cache.answer(key, NORMAL, index);
            CompletableFuture<String> second = cache.answer(key, NORMAL, index);
            index.reply(new SourceResult.Passing<>("once"));

            assertThat(index.calls).hasSize(1);
            assertThat(first.join()).isEqualTo(second.join()).isEqualTo("once");
        }

        @Test
        void goesOnWhileOneWaits() {
            CompletableFuture<String> first = cache.answer(key, NORMAL, index);
            CompletableFuture<String> second = cache.answer(key, NORMAL, index);
            first.cancel(true);

            assertThat(index.call()).isNotCancelled();
            index.reply(new SourceResult.Passing<>("once"));
            assertThat(second.join()).isEqualTo("once");
        }

        @Test
        void endsWhenTheLastOneLeaves() {
            CompletableFuture<String> first = cache.answer(key, NORMAL, index);
            CompletableFuture<String> second = cache.answer(key, NORMAL, index);
            first.cancel(true);
            second.cancel(true);

            assertThat(index.call()).isCancelled();
            assertThat(ask(NORMAL, Hand.present("one", NOW, NOW))).isEqualTo("one");
            assertThat(index.calls).hasSize(2);
        }

        @Test
        void isNotEndedByWhoLeavesAfterIt() {
            CompletableFuture<String> first = cache.answer(key, NORMAL, index);
            index.reply(new SourceResult.Passing<>("once"));
            first.cancel(true);

            assertThat(first.join()).isEqualTo("once");
        }
    }
}
