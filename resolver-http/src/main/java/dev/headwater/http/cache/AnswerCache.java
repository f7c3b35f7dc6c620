// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import dev.headwater.api.DefectException;
import dev.headwater.api.asking.Linked;
import dev.headwater.http.cache.AnswerFacts.Presence;
import dev.headwater.http.cache.AnswerMemory.Entry;
import dev.headwater.http.store.CacheMode;
import dev.headwater.http.store.PageStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Answers from memory, else from the store, else from the index; each is asked for once at a time, whoever wants it.
 *
 * <pre>{@code
 * AnswerCache<ProjectAnswer> pages = new AnswerCache<>(store, clock, 64 << 20);
 * AnswerKeys keys = AnswerKeys.of(store.salt(), location, credential, rules);
 * pages.answer(keys.page(project), new CachePolicy(CacheMode.NORMAL, entry.absentMaxAge()), source);
 * }</pre>
 *
 * <p>Memory and store are read by the thread that asks, so that what is known is answered on the spot; the store is
 * written by the thread on which the index replied. Failures are not kept. A future that is handed out is its caller's
 * own: to cancel it is to leave, and when the last one leaves the call is closed.
 *
 * @param <T> the value of an answer
 */
public final class AnswerCache<T> {
    private final PageStore store;
    private final Clock clock;
    private final AnswerMemory<T> memory;
    private final ConcurrentMap<Question, Flight<T>> flights = new ConcurrentHashMap<>();

    /** Two who ask on different terms may need different answers. */
    private record Question(AnswerKey key, CachePolicy terms) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Question that && key.equals(that.key) && terms.equals(that.terms);
        }

        @Override
        public int hashCode() {
            return key.hashCode();
        }
    }

    /**
     * Makes a cache that is empty but for what is in the store.
     *
     * @param mostBytes how much memory its values may take
     */
    public AnswerCache(PageStore store, Clock clock, long mostBytes) {
        this.store = store;
        this.clock = clock;
        this.memory = new AnswerMemory<>(mostBytes);
    }

    /**
     * Answers a question.
     *
     * @param key of the question
     * @param terms on which a kept answer is used
     * @param source asks the index and reads its answers; not used if the same question is being asked already
     */
    public CompletableFuture<T> answer(AnswerKey key, CachePolicy terms, AnswerSource<T> source) {
        Optional<Entry<T>> known = memory.find(key);
        if (terms.mode() == CacheMode.OFFLINE) {
            return CompletableFuture.completedFuture(
                    offline(known.isPresent() ? known : stored(key, source), key, terms, source));
        }
        if (known.isPresent() && terms.allow(known.get().facts(), clock.instant())) {
            return CompletableFuture.completedFuture(known.get().value());
        }
        Question question = new Question(key, terms);
        while (true) {
            Flight<T> mine = new Flight<>();
            Flight<T> flight = flights.computeIfAbsent(question, asked -> mine);
            Optional<CompletableFuture<T>> waiter = flight.join();
            if (waiter.isEmpty()) {
                flights.remove(question, flight);
                continue;
            }
            if (flight == mine) {
                begin(new Asking(question, flight, source));
            }
            return waiter.get();
        }
    }

    private T offline(Optional<Entry<T>> known, AnswerKey key, CachePolicy terms, AnswerSource<T> source) {
        if (known.isEmpty()) {
            return source.unavailableOffline();
        }
        Entry<T> entry = known.get();
        memory.keep(key, entry);
        if (entry.facts().presence() == Presence.ABSENT && !terms.isFresh(entry.facts(), clock.instant())) {
            source.usesStaleAbsence(entry.facts());
        }
        return entry.value();
    }

    private void begin(Asking asking) {
        try {
            // Once more: the flight before this one may have landed since.
            Optional<Entry<T>> known = memory.find(asking.question.key());
            if (known.isEmpty()) {
                known = renewed(asking);
            }
            if (known.isPresent() && asking.question.terms().allow(known.get().facts(), clock.instant())) {
                asking.land(asking.kept(known.get()));
                return;
            }
            boolean isKept = known.isPresent() && known.get().facts().presence() == Presence.PRESENT;
            Optional<Entry<T>> present = isKept ? known : Optional.empty();
            CompletableFuture<SourceResult<T>> call =
                    asking.source.ask(isKept ? Optional.of(known.get().facts()) : Optional.empty());
            asking.flight.began(call);
            Linked.atEnd(call, (reply, failure) -> {
                if (failure != null) {
                    asking.fail(failure);
                } else {
                    asking.take(reply, present);
                }
            });
        } catch (RuntimeException | Error e) {
            asking.fail(e);
        }
    }

    private Optional<Entry<T>> stored(AnswerKey key, AnswerSource<T> source) {
        Optional<byte[]> bytes = key.readFrom(store);
        Optional<StoredAnswer> answer = bytes.isPresent() ? StoredAnswer.decode(bytes.get()) : Optional.empty();
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = source.read(answer.get());
        return value.isPresent()
                ? Optional.of(new Entry<>(answer.get().facts(), value.get(), source.weight(answer.get(), value.get())))
                : Optional.empty();
    }

    /** {@return what is stored, with the time for which it was found later to hold} */
    private Optional<Entry<T>> renewed(Asking asking) {
        AnswerKey key = asking.question.key();
        Optional<Entry<T>> known = stored(key, asking.source);
        Instant now = clock.instant();
        if (known.isEmpty() || asking.question.terms().allow(known.get().facts(), now)) {
            return known;
        }
        Entry<T> entry = known.get();
        return AnswerKeys.renewal(key)
                .readFrom(store)
                .flatMap(Renewal::decode)
                .filter(renewal -> renewal.fetchedAt().equals(entry.facts().fetchedAt())
                        && !renewal.renewedAt().isAfter(now))
                .map(renewal ->
                        new Entry<>(entry.facts().freshUntil(renewal.freshUntil()), entry.value(), entry.bytes()))
                .or(() -> known);
    }

    /** A question on its way. */
    private final class Asking {
        final Question question;
        final Flight<T> flight;
        final AnswerSource<T> source;

        Asking(Question question, Flight<T> flight, AnswerSource<T> source) {
            this.question = question;
            this.flight = flight;
            this.source = source;
        }

        void take(SourceResult<T> reply, Optional<Entry<T>> known) {
            try {
                land(value(reply, known));
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        }

        /** {@return what those who wait are told} If it lasts, it is kept. */
        private T value(SourceResult<T> result, Optional<Entry<T>> known) {
            return result.accept(new SourceResult.Visitor<>() {
                @Override
                public T lasting(SourceResult.Lasting<T> lasting) {
                    StoredAnswer answer = lasting.answer();
                    answer.encode().ifPresent(bytes -> question.key().writeTo(store, bytes));
                    T value = lasting.answered();
                    return kept(new Entry<>(answer.facts(), value, source.weight(answer, value)));
                }

                @Override
                public T unchanged(SourceResult.Unchanged<T> unchanged) {
                    Entry<T> entry =
                            known.orElseThrow(() -> new IllegalStateException("nothing was there to be unchanged"));
                    return kept(renew(entry, unchanged.freshness()));
                }

                @Override
                public T passing(SourceResult.Passing<T> passing) {
                    return passing.answered();
                }
            });
        }

        T kept(Entry<T> entry) {
            memory.keep(question.key(), entry);
            return entry.value();
        }

        void land(T value) {
            end();
            flight.land(value);
        }

        void fail(Throwable failure) {
            boolean isCancelled =
                    failure instanceof CancellationException || failure.getCause() instanceof CancellationException;
            end();
            flight.fail(isCancelled ? failure : DefectException.of(failure));
        }

        /** Who asks from now on finds the answer in memory, or asks again: never a flight that has ended. */
        private void end() {
            flights.remove(question, flight);
        }

        private Entry<T> renew(Entry<T> entry, Freshness freshness) {
            Instant now = clock.instant();
            if (!freshness.mayBeKept() || !freshness.until().isAfter(now)) {
                return entry;
            }
            Renewal renewal = new Renewal(entry.facts().fetchedAt(), now, freshness.until());
            AnswerKeys.renewal(question.key()).writeTo(store, renewal.encode());
            return new Entry<>(entry.facts().freshUntil(freshness.until()), entry.value(), entry.bytes());
        }
    }
}
