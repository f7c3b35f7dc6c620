// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.Owners;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is served of projects by one policy. Those who ask about a name at the same time wait for one search; an answer
 * is remembered for some seconds, so that an installer that asks again and again does not become a burden to an index.
 * Safe for use by many threads.
 */
public final class Pages {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST = 1000;
    private static final long MOST_WEIGHT = 48L << 20;

    private final Owners owners;
    private final PageMaker maker;
    private final Clock clock;
    private final BiFunction<FoundOwner, PageAnswer, Decision> witness;
    /** The answers, the one used longest ago first. Guarded by itself, as the next one. */
    private final Map<ProjectName, Found> found = new LinkedHashMap<>(16, 0.75f, true);

    private long weight;

    /**
     * Begins with nothing.
     *
     * @param witness makes a decision of what was found, and what is answered
     */
    Pages(Owners owners, PageMaker maker, Clock clock, BiFunction<FoundOwner, PageAnswer, Decision> witness) {
        this.owners = owners;
        this.maker = maker;
        this.clock = clock;
        this.witness = witness;
    }

    /** An answer, once it is there. */
    private static final class Found {
        final CompletableFuture<PageAnswer> answer = new CompletableFuture<>();
        Instant until = Instant.MAX;
        /** Is there once the answer is. */
        volatile @Nullable Decision decision;

        long weight;
    }

    /** {@return what is served of a project; exceptional only for a defect, or if this policy is closed} */
    public CompletableFuture<PageAnswer> find(ProjectName name) {
        return look(name).answer;
    }

    /** {@return what is decided about a project: the answer without its page; exceptional as that is} */
    public CompletableFuture<Decision> decide(ProjectName name) {
        Found mine = look(name);
        return mine.answer.thenApply(answer -> Objects.requireNonNull(mine.decision));
    }

    private Found look(ProjectName name) {
        Found mine = new Found();
        Optional<PageAnswer> former;
        synchronized (found) {
            Found known = found.get(name);
            if (known != null && clock.instant().isBefore(known.until)) {
                return known;
            }
            former = known == null ? Optional.empty() : Optional.ofNullable(known.answer.getNow(null));
            forget(name);
            found.put(name, mine);
            trim();
        }
        try {
            owners.find(name)
                    .thenCompose(owner -> answer(owner, former, mine))
                    .whenComplete((answer, thrown) -> end(name, mine, answer, thrown));
        } catch (RuntimeException | Error e) {
            end(name, mine, null, e);
        }
        return mine;
    }

    private CompletableFuture<PageAnswer> answer(FoundOwner owner, Optional<PageAnswer> former, Found mine) {
        return maker.answer(owner, former).thenApply(answer -> {
            mine.decision = witness.apply(owner, answer);
            return answer;
        });
    }

    private void end(ProjectName name, Found mine, @Nullable PageAnswer answer, @Nullable Throwable thrown) {
        synchronized (found) {
            mine.until = clock.instant().plus(REMEMBERED);
            if (found.get(name) == mine) {
                if (answer == null) {
                    found.remove(name);
                } else {
                    mine.weight = weight(answer);
                    weight += mine.weight;
                    trim();
                }
            }
        }
        if (answer == null) {
            mine.answer.completeExceptionally(thrown == null ? new IllegalStateException("no answer") : thrown);
        } else {
            mine.answer.complete(answer);
        }
    }

    private static long weight(PageAnswer answer) {
        return answer instanceof PageAnswer.Listed listed ? listed.page().weight() : 1000;
    }

    private void forget(ProjectName name) {
        Found old = found.remove(name);
        if (old != null) {
            weight -= old.weight;
        }
    }

    /** Not those that are too old, as long as there is room: what is found then may well be the same. */
    private void trim() {
        Iterator<Found> oldest = found.values().iterator();
        while (found.size() > 1 && (found.size() > MOST || weight > MOST_WEIGHT)) {
            weight -= oldest.next().weight;
            oldest.remove();
        }
    }
}
