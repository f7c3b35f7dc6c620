// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.ownership.Inquiry;
import dev.headwater.core.ownership.OwnerSearch;
import dev.headwater.core.reading.Questions;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.Release;
import dev.headwater.core.request.RequirementLists;
import dev.headwater.core.request.RuleBook;
import dev.headwater.core.universe.Project;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reads what there is of projects, and metadata of their releases, as a resolution would, without one. Where an index
 * gives no answer, or an overlay does not fit, the future is exceptional by an {@link UnansweredException}. Safe for
 * use by several threads.
 */
public final class ReleaseReader {
    /** So many releases of a project are looked at for one that can be used. */
    private static final int MOST = 100;

    private final ProjectReader projects;
    private final CandidateReader candidates;
    private final ResolutionListener listener;

    /**
     * Prepares to read.
     *
     * @param policy says who supplies a project, and the rules for its files
     * @param request says the target, and the rules for all files
     * @param listener hears which releases are looked at
     */
    public ReleaseReader(
            IndexPolicy policy,
            ResolutionRequest request,
            Clock clock,
            Questions questions,
            ResolutionListener listener) {
        this.listener = listener;
        PreparedRequest prepared = PreparedRequest.of(request, policy, false);
        Inquiry inquiry = new Inquiry(questions);
        Learned nothing = new Learned();
        projects = new ProjectReader(
                prepared,
                Optional.empty(),
                questions,
                name -> new OwnerSearch(policy, inquiry, name),
                new RuleBook(prepared, policy, clock),
                new CandidateLister(request.target()),
                Runnable::run);
        candidates = new CandidateReader(prepared, policy, questions, nothing, new RequirementLists(request.target()));
    }

    /** {@return a project with its candidates, the best first; without an owner where it is absent} */
    public CompletableFuture<Project> project(ProjectName name) {
        return projects.read(name).thenApply(reading -> {
            Listed listed = new Listed();
            reading.accept(listed);
            return reading.project();
        });
    }

    /** {@return what was read of a candidate; empty if it cannot be used} */
    public CompletableFuture<Optional<Release.Usable>> release(Project project, int candidate) {
        listener.considered(project.name(), project.candidates().version(candidate));
        return candidates.read(project, candidate).thenApply(reading -> {
            reading.handle(
                    release -> {},
                    fault -> {
                        throw UnansweredException.of(
                                project.name(), project.owner().record().owner(), fault);
                    },
                    problems -> {
                        throw UnansweredException.of(project.name(), problems);
                    });
            return reading.usable();
        });
    }

    /** {@return the best candidate that can be used; empty if there is none among the best hundred} */
    public CompletableFuture<Optional<Release.Usable>> best(Project project) {
        return best(project, 0);
    }

    private CompletableFuture<Optional<Release.Usable>> best(Project project, int candidate) {
        if (candidate == Math.min(MOST, project.candidates().size())) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return release(project, candidate)
                .thenCompose(found ->
                        found.isPresent() ? CompletableFuture.completedFuture(found) : best(project, candidate + 1));
    }

    /** Lets pass what could be listed. */
    private static final class Listed implements ProjectReading.Visitor {
        @Override
        public void listed(ProjectReading.Listed listed) {}

        @Override
        public void failed(ProjectReading.Failed failed) {
            throw UnansweredException.of(failed.project().name(), failed.index(), failed.fault());
        }

        @Override
        public void withoutUploadTimes(ProjectReading.WithoutUploadTimes without) {
            ProjectName name = without.project().name();
            throw UnansweredException.of(name, List.of(new Problem.NoUploadTimes(name, without.owner())));
        }

        @Override
        public void refused(ProjectReading.Refused refused) {
            throw UnansweredException.of(refused.project().name(), List.of(refused.problem()));
        }
    }
}
