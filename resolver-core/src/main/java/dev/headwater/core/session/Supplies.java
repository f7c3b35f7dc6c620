// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.candidate.CandidateRules;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.candidate.Listing;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.ownership.OwnerSearch;
import dev.headwater.core.request.DirectFile;
import dev.headwater.core.request.OwnRelease;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.RuleBook;
import dev.headwater.core.universe.Project;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The projects that one resolution learns of, each found out once, be it that the solver demands it or that it is read
 * ahead. Safe for use by several threads.
 */
final class Supplies {
    private final PreparedRequest request;
    private final Optional<PackageIndex> archives;
    private final Function<ProjectName, OwnerSearch> owners;
    private final RuleBook rules;
    private final CandidateLister lister;
    private final Executor executor;

    private final Map<ProjectName, CompletableFuture<Supply>> supplies = new ConcurrentHashMap<>();

    /**
     * A project, and what became of its owner's page.
     *
     * @param project the project, without candidates where the page gives none
     * @param listing what became of the page; null if there is none
     */
    record Supply(Project project, @Nullable Listing listing) {}

    Supplies(
            PreparedRequest request,
            Optional<PackageIndex> archives,
            Function<ProjectName, OwnerSearch> owners,
            RuleBook rules,
            CandidateLister lister,
            Executor executor) {
        this.request = request;
        this.archives = archives;
        this.owners = owners;
        this.rules = rules;
        this.lister = lister;
        this.executor = executor;
    }

    /** Finds out who supplies a project, and what of it may be chosen; complete where the answers are there. */
    CompletableFuture<Supply> project(ProjectName name) {
        CompletableFuture<Supply> supply = new CompletableFuture<>();
        CompletableFuture<Supply> known = supplies.putIfAbsent(name, supply);
        if (known != null) {
            return known;
        }
        try {
            CompletableFuture<Owner> owner = owner(name);
            CompletableFuture<?> unused = owner.thenApplyAsync(
                            found -> list(name, found), owner.isDone() ? Runnable::run : executor)
                    .whenComplete((listed, thrown) -> {
                        if (thrown == null) {
                            supply.complete(listed);
                        } else {
                            supply.completeExceptionally(thrown);
                        }
                    });
        } catch (RuntimeException | Error e) {
            // Others may wait for it already.
            supply.completeExceptionally(e);
        }
        return supply;
    }

    private CompletableFuture<Owner> owner(ProjectName name) {
        OwnRelease own = request.own().find(name).orElse(null);
        if (own != null) {
            return CompletableFuture.completedFuture(own.owner());
        }
        DirectFile file = request.directFile(name).orElse(null);
        return file == null
                ? owners.apply(name).find()
                : CompletableFuture.completedFuture(file.owner(archives.orElseThrow()));
    }

    private Supply list(ProjectName name, Owner owner) {
        CandidateRules own = rules.rules(name, owner);
        Listing listing = null;
        if (owner instanceof Owner.Index index) {
            listing = lister.list(index.page(), own);
        } else if (owner instanceof Owner.Url url) {
            listing = lister.list(url.page(), own);
        }
        Candidates candidates = listing instanceof Listing.Listed listed ? listed.candidates() : Candidates.NONE;
        return new Supply(new Project(name, owner, own, candidates), listing);
    }
}
