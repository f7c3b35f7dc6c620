// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.gateway.wheel.WheelMaker;
import dev.headwater.host.HostResolver;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A policy with its indexes and what was found by it. A request enters it, is answered by it alone, and leaves; once it
 * is retired nobody enters any more, and it is closed when the last one has left.
 */
public final class PolicyInForce {
    private final HostResolver host;
    private final Map<IndexId, PackageIndex> indexes;
    private final Pages pages;
    private final IndexTallies tallies = new IndexTallies();
    private final Decisions decisions;
    private final Clock clock;
    private final Instant since;
    private final String digest;
    /** Guarded by this, as the next one. */
    private int inside;

    private boolean retired;

    private PolicyInForce(
            HostResolver host,
            Map<IndexId, PackageIndex> indexes,
            Optional<WheelMaker> wheels,
            Decisions decisions,
            Clock clock) {
        this.host = host;
        this.indexes = indexes;
        this.decisions = decisions;
        this.clock = clock;
        this.since = clock.instant();
        this.digest = host.policy().digest();
        this.pages = new Pages(host.resolver().owners(), new PageMaker(this, wheels, clock), clock, this::note);
    }

    /**
     * Makes the indexes of a policy; none is asked yet.
     *
     * @param wheels rewrites wheels, where they are
     * @param decisions remembers what is decided by it
     * @throws RuntimeException as {@link HostResolver.Builder#open} does
     */
    static PolicyInForce open(
            IndexSource source, Optional<WheelMaker> wheels, IndexPolicy policy, Decisions decisions) {
        Map<IndexId, PackageIndex> made = new ConcurrentHashMap<>();
        HostResolver host = source.open(policy, made);
        return new PolicyInForce(host, made, wheels, decisions, source.clock());
    }

    /** {@return the policy} */
    public IndexPolicy policy() {
        return host.policy();
    }

    /** {@return what is served of projects by it} */
    public Pages pages() {
        return pages;
    }

    /** {@return what its indexes have answered} */
    public IndexTallies tallies() {
        return tallies;
    }

    /** {@return since when it is in force} */
    public Instant since() {
        return since;
    }

    /** {@return its digest} */
    public String digest() {
        return digest;
    }

    /** {@return what one of its overlays makes of the files that are there} */
    public CompletableFuture<OverlayEffect> effect(Overlay overlay) {
        return OverlayEffect.find(this, overlay);
    }

    CompletableFuture<FoundOwner> find(ProjectName name) {
        return host.resolver().owners().find(name).toCompletableFuture();
    }

    private Decision note(FoundOwner found, PageAnswer answer) {
        Decision decision = Decision.of(clock.instant(), digest, found.record(), answer);
        tallies.add(found.record(), decision.at());
        decisions.add(decision);
        return decision;
    }

    PackageIndex index(IndexId id) {
        return Objects.requireNonNull(indexes.get(id));
    }

    /** {@return whether it may be answered by; who was let in leaves again, once} */
    synchronized boolean enter() {
        if (retired) {
            return false;
        }
        inside++;
        return true;
    }

    /** Is called by who is done with it. */
    public void leave() {
        boolean last;
        synchronized (this) {
            inside--;
            last = retired && inside == 0;
        }
        if (last) {
            host.close();
        }
    }

    /** Lets nobody in any more. */
    void retire() {
        boolean empty;
        synchronized (this) {
            empty = !retired && inside == 0;
            retired = true;
        }
        if (empty) {
            host.close();
        }
    }
}
