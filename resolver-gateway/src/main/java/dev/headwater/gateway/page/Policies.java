// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.gateway.wheel.WheelMaker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The policy that is in force, and its change for another. One that is refused leaves the one before in force. Safe for
 * use by many threads.
 */
public final class Policies implements AutoCloseable {
    /** So long a distributor's feed is believed without being looked at. */
    private static final Duration FEEDS = Duration.ofHours(1);

    private final IndexSource indexes;
    private final Optional<WheelMaker> wheels;
    private final Supplier<IndexPolicy> source;
    private final Decisions decisions = new Decisions();
    /** Read by all, written under the lock. */
    private volatile PolicyInForce current;

    private volatile Optional<String> refusal = Optional.empty();
    /** What was read last. Guarded by this, as the next one. */
    private String seen = "";

    private boolean isClosed;

    /**
     * Reads the first policy.
     *
     * @param wheels rewrites wheels, where they are
     * @param source reads the policy as it is now, and throws where it cannot be used
     * @throws RuntimeException what the source throws, or what opening its indexes does
     */
    public Policies(IndexSource indexes, Optional<WheelMaker> wheels, Supplier<IndexPolicy> source) {
        this.indexes = indexes;
        this.wheels = wheels;
        this.source = source;
        this.current = PolicyInForce.open(indexes, wheels, source.get(), decisions);
    }

    /** What came of looking for another policy. */
    public enum Change {
        /** The policy is as it was. */
        NONE,
        /** Another one is in force. */
        CHANGED,
        /** There is another that cannot be used, and this was not said before. */
        REFUSED
    }

    /**
     * {@return the policy in force; whoever is given it leaves it}
     *
     * @throws IllegalStateException if this is closed
     */
    public PolicyInForce enter() {
        PolicyInForce entered = current;
        while (!entered.enter()) {
            // One that was retired just now has been followed by another before.
            if (entered == current) {
                throw new IllegalStateException("the gateway is closed");
            }
            entered = current;
        }
        return entered;
    }

    /**
     * Reads the policy anew, and puts it in force if it is another and was so the last time, too: one that is being
     * written is not to be taken for a shorter one.
     */
    public synchronized Change reload() {
        try {
            IndexPolicy read = source.get();
            String digests = digests(read);
            boolean isCurrent = digests.equals(digests(current.policy()));
            boolean isSettled = digests.equals(seen);
            seen = digests;
            if (isCurrent) {
                refusal = Optional.empty();
            }
            if ((isCurrent && !hasOldFeeds()) || !isSettled || isClosed) {
                return Change.NONE;
            }
            PolicyInForce last = current;
            current = PolicyInForce.open(indexes, wheels, read, decisions);
            refusal = Optional.empty();
            last.retire();
            return isCurrent ? Change.NONE : Change.CHANGED;
        } catch (RuntimeException e) {
            Optional<String> said = Optional.of(String.valueOf(e.getMessage()));
            boolean known = said.equals(refusal);
            refusal = said;
            return known ? Change.NONE : Change.REFUSED;
        }
    }

    /**
     * A feed of a distributor is read once by each policy that is opened: it may be another by now, or have expired.
     */
    private boolean hasOldFeeds() {
        return current.policy().indexes().stream()
                        .anyMatch(entry -> entry.kind().isFeed())
                && indexes.clock().instant().isAfter(current.since().plus(FEEDS));
    }

    /** All that a policy says: what changes no answer is no part of its own digest. */
    private static String digests(IndexPolicy policy) {
        return policy.digest()
                + policy.overlays().digest()
                + policy.timeLimit()
                + policy.indexes().stream().map(Policies::manner).toList();
    }

    private static String manner(IndexEntry entry) {
        return entry.timeout() + " " + entry.retries() + " " + entry.absentMaxAge();
    }

    /** {@return why the policy as it is now was not put in force; empty where it is in force} */
    public Optional<String> refusal() {
        return refusal;
    }

    /** {@return what was decided last, by this policy or one before} */
    public Decisions decisions() {
        return decisions;
    }

    /** Lets nobody in any more; to be called when nobody is to come. */
    @Override
    public synchronized void close() {
        isClosed = true;
        current.retire();
    }
}
