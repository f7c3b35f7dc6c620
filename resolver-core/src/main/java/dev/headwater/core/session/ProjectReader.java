// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.Problem;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.candidate.CandidateRules;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.candidate.Listing;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.ownership.OwnerSearch;
import dev.headwater.core.reading.Questions;
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
    private final Questions questions;
    private final Function<ProjectName, OwnerSearch> owners;
    private final RuleBook ruleBook;
    private final CandidateLister lister;
    private final Executor executor;

    private final Map<ProjectName, CompletableFuture<ProjectReading>> readings = new ConcurrentHashMap<>();

    ProjectReader(
            PreparedRequest request,
            Optional<PackageIndex> archives,
            Questions questions,
            Function<ProjectName, OwnerSearch> owners,
            RuleBook ruleBook,
            CandidateLister lister,
            Executor executor) {
        this.request = request;
        this.archives = archives;
        this.questions = questions;
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
            CompletableFuture<?> unused = found(name).whenComplete((listed, thrown) -> {
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

    private CompletableFuture<ProjectReading> found(ProjectName name) {
        OwnRelease own = request.own().find(name).orElse(null);
        if (own != null) {
            return CompletableFuture.completedFuture(list(name, own.owner()));
        }
        DirectFile file = request.directFile(name).orElse(null);
        if (file == null) {
            return then(owners.apply(name).find(), owner -> list(name, owner));
        }
        PackageIndex index = archives.orElseThrow();
        return file.standardName().isPresent()
                ? CompletableFuture.completedFuture(list(name, file.owner(index)))
                : then(questions.metadata(index, file.file()), answer -> read(file, index, answer));
    }

    private <T> CompletableFuture<ProjectReading> then(
            CompletableFuture<T> answer, Function<T, ProjectReading> reading) {
        return answer.isDone() ? answer.thenApply(reading) : answer.thenApplyAsync(reading, executor);
    }

    /** Lists an archive whose name does not tell its version, by what is in it. */
    private ProjectReading read(DirectFile file, PackageIndex index, MetadataAnswer answer) {
        Owner unread = file.owner(index);
        Project without = new Project(file.name(), unread, ruleBook.rules(file.name(), unread), Candidates.NONE);
        return answer.accept(new MetadataAnswer.Visitor<>() {
            @Override
            public ProjectReading found(MetadataAnswer.Found found) {
                return list(file.name(), file.of(found.effective().version()).owner(index));
            }

            @Override
            public ProjectReading sourceArchive(MetadataAnswer.SourceArchive archive) {
                return SourceArchives.weighed(
                                archive, request.request().target().environment())
                        .accept(this);
            }

            @Override
            public ProjectReading unusable(MetadataAnswer.Unusable unusable) {
                return new ProjectReading.Refused(
                        without,
                        new Problem.UnreadableArchive(
                                request.atUrl(file.name()),
                                new Exclusion.Metadata(unusable.cause(), unusable.detail())));
            }

            @Override
            public ProjectReading unavailable(MetadataAnswer.Unavailable unavailable) {
                return new ProjectReading.Failed(without, Optional.empty(), unavailable.fault());
            }
        });
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
