// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import dev.headwater.http.cache.AnswerFacts.Presence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An index whose replies are given by hand: values are texts. */
final class Hand implements AnswerSource<String> {
    final List<Optional<AnswerFacts>> asked = new ArrayList<>();
    final List<CompletableFuture<SourceResult<String>>> calls = new ArrayList<>();
    final List<AnswerFacts> staleAbsences = new ArrayList<>();
    boolean readsNothing;

    @Override
    public synchronized CompletableFuture<SourceResult<String>> ask(Optional<AnswerFacts> kept) {
        asked.add(kept);
        CompletableFuture<SourceResult<String>> call = new CompletableFuture<>();
        calls.add(call);
        return call;
    }

    @Override
    public Optional<String> read(StoredAnswer answer) {
        if (readsNothing) {
            return Optional.empty();
        }
        return Optional.of(
                answer.facts().presence() == Presence.ABSENT
                        ? "absent"
                        : new String(answer.body(), StandardCharsets.UTF_8));
    }

    @Override
    public String unavailableOffline() {
        return "offline";
    }

    @Override
    public void usesStaleAbsence(AnswerFacts absence) {
        staleAbsences.add(absence);
    }

    CompletableFuture<SourceResult<String>> call() {
        return calls.get(calls.size() - 1);
    }

    /** Replies to the last question. */
    void reply(SourceResult<String> reply) {
        call().complete(reply);
    }

    static SourceResult<String> present(String text, Instant fetched, Instant freshUntil) {
        AnswerFacts facts = new AnswerFacts(
                Presence.PRESENT, "u", Optional.of("\"" + text + "\""), Optional.empty(), fetched, freshUntil, false);
        return new SourceResult.Lasting<>(text, StoredAnswer.of(facts, text.getBytes(StandardCharsets.UTF_8)));
    }

    static SourceResult<String> absent(Instant fetched, Instant freshUntil) {
        AnswerFacts facts =
                new AnswerFacts(Presence.ABSENT, "u", Optional.empty(), Optional.empty(), fetched, freshUntil, false);
        return new SourceResult.Lasting<>("absent", StoredAnswer.of(facts, new byte[0]));
    }
}
