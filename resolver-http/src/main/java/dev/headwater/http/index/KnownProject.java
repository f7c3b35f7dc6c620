// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;
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
    private final ProjectName name;
    private final Location location;
    private final Duration validity;
    private final IndexFault absence;
    private @Nullable Shared<Optional<IndexFault>> proof;
    private Instant askedAt = Instant.MIN;

    KnownProject(ProjectName name, Location location, Duration validity) {
        this.name = name;
        this.location = location;
        this.validity = validity;
        this.absence = fault("it says that even its known project '" + name + "' is absent");
    }

    private IndexFault fault(String received) {
        return IndexFault.of(IndexFault.Kind.KNOWN_PROJECT, location.url(), received)
                .withRemedy(Remedy.of(Remedy.Action.CHECK_KNOWN_PROJECT, name.value()));
    }

    ProjectName name() {
        return name;
    }

    /** {@return what it means that the location has not got the known project} */
    IndexFault absence() {
        return absence;
    }

    /**
     * {@return what speaks against an absence, if something does}
     *
     * @param asking asks the location, whatever is kept
     */
    synchronized CompletableFuture<Optional<IndexFault>> proof(
            Instant now, Supplier<CompletableFuture<ProjectAnswer>> asking) {
        if (proof == null || proof.hasFailed() || now.isAfter(askedAt.plus(validity)) || now.isBefore(askedAt)) {
            askedAt = now;
            CompletableFuture<ProjectAnswer> call = asking.get();
            CompletableFuture<Optional<IndexFault>> fault = call.thenApply(this::contradiction);
            CompletableFuture<?> unusedCancel = fault.whenComplete((value, thrown) -> call.cancel(true));
            proof = new Shared<>(fault);
        }
        return proof.join();
    }

    private Optional<IndexFault> contradiction(ProjectAnswer answer) {
        if (answer instanceof ProjectAnswer.Present) {
            return Optional.empty();
        }
        return answer instanceof ProjectAnswer.Unavailable unavailable
                        && !unavailable.fault().equals(absence)
                ? Optional.of(fault("no answer about its known project '" + name + "' ("
                        + unavailable.fault().received() + ")"))
                : Optional.of(absence);
    }
}
