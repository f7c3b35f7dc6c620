// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectPage;
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

/**
 * The projects that one resolution learns of, each found out once, be it that the solver demands it or that it is read
 * ahead. Safe for use by several threads.
 */
final class ProjectReader {
    private final PreparedRequest request;
    private final Optional<PackageIndex> archives;
    private final Function<ProjectName, OwnerSearch> owners;
    private final RuleBook ruleBook;
    private final CandidateLister lister;
    private final Executor executor;

    private final Map<ProjectName, CompletableFuture<ProjectReading>> readings = new ConcurrentHashMap<>();

    ProjectReader(
            PreparedRequest request,
            Optional<PackageIndex> archives,
            Function<ProjectName, OwnerSearch> owners,
            RuleBook ruleBook,
            CandidateLister lister,
            Executor executor) {
        this.request = request;
        this.archives = archives;
        this.owners = owners;
        this.ruleBook = ruleBook;
        this.lister = lister;
        this.executor = executor;
    }

    /** Finds out who readings a project, and what of it may be chosen; complete where the answers are there. */
    CompletableFuture<ProjectReading> read(ProjectName name) {
        CompletableFuture<ProjectReading> reading = new CompletableFuture<>();
        CompletableFuture<ProjectReading> known = readings.putIfAbsent(name, reading);
        if (known != null) {
            return known;
        }
        try {
            CompletableFuture<Owner> owner = owner(name);
            Function<Owner, ProjectReading> listing = found -> list(name, found);
            CompletableFuture<?> unused = (owner.isDone()
                            ? owner.thenApply(listing)
                            : owner.thenApplyAsync(listing, executor))
                    .whenComplete((listed, thrown) -> {
                        if (thrown == null) {
                            reading.complete(listed);
                        } else {
                            reading.completeExceptionally(thrown);
                        }
                    });
        } catch (RuntimeException | Error e) {
            // Others may wait for it already.
            reading.completeExceptionally(e);
        }
        return reading;
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

    private ProjectReading list(ProjectName name, Owner owner) {
        CandidateRules rules = ruleBook.rules(name, owner);
        Project without = new Project(name, owner, rules, Candidates.NONE);
        return owner.accept(new Owner.Visitor<>() {
            @Override
            public ProjectReading index(Owner.Index index) {
                return listed(index.page());
            }

            @Override
            public ProjectReading url(Owner.Url url) {
                return listed(url.page());
            }

            private ProjectReading listed(ProjectPage page) {
                return lister.list(page, rules).accept(new Listing.Visitor<>() {
                    @Override
                    public ProjectReading listed(Listing.Listed listed) {
                        return new ProjectReading.Listed(new Project(name, owner, rules, listed.candidates()));
                    }

                    @Override
                    public ProjectReading contradictory(Listing.Contradictory contradictory) {
                        return new ProjectReading.Failed(without, owner.record().owner(), contradictory.fault());
                    }

                    @Override
                    public ProjectReading withoutUploadTimes(Listing.WithoutUploadTimes times) {
                        return new ProjectReading.WithoutUploadTimes(
                                without, owner.record().owner().orElseThrow());
                    }
                });
            }

            @Override
            public ProjectReading own(Owner.Own own) {
                return new ProjectReading.Listed(without);
            }

            @Override
            public ProjectReading nobody(Owner.Nobody nobody) {
                return new ProjectReading.Listed(without);
            }

            @Override
            public ProjectReading unknown(Owner.Unknown unknown) {
                return new ProjectReading.Failed(without, unknown.asked(), unknown.fault());
            }
        });
    }
}
