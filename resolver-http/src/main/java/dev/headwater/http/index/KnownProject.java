// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.asking.KnownProjectProof;
import dev.headwater.api.asking.Linked;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.http.cache.Flight;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves that one location still answers at all, by the project that it is known to have: a wrong URL and a lost login
 * answer 404 to everything. The proof comes from the location itself, never from what is kept, and is as good as an
 * absence: for as long as the policy believes one. That the known project itself is absent is never believed.
 */
final class KnownProject {
    private final KnownProjectProof rule;
    private final Duration validity;
    private @Nullable Flight<Optional<IndexFault>> proof;
    private Instant askedAt = Instant.MIN;

    KnownProject(ProjectName name, Location location, Duration validity) {
        this.rule = new KnownProjectProof(location.url(), name);
        this.validity = validity;
    }

    ProjectName name() {
        return rule.known();
    }

    /** {@return what it means that the location has not got the known project} */
    IndexFault absence() {
        return rule.absence();
    }

    /**
     * {@return what speaks against an absence, if something does}
     *
     * @param asking asks the location, whatever is kept
     */
    synchronized CompletableFuture<Optional<IndexFault>> proof(
            Instant now, Supplier<CompletableFuture<ProjectAnswer>> asking) {
        if (proof != null && !proof.hasFailed() && !now.isAfter(askedAt.plus(validity)) && !now.isBefore(askedAt)) {
            Optional<CompletableFuture<Optional<IndexFault>>> known = proof.join();
            if (known.isPresent()) {
                return known.get();
            }
        }
        askedAt = now;
        CompletableFuture<ProjectAnswer> call = asking.get();
        proof = Flight.of(Linked.cancelling(call.thenApply(rule::contradiction), call));
        return proof.join().orElseThrow();
    }
}
