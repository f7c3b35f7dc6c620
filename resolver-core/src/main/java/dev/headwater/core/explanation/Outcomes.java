// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Hint;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.report.OutcomeText;
import dev.headwater.core.request.OwnRelease;
import dev.headwater.core.request.Release;
import dev.headwater.core.solver.Incompatibility;
import dev.headwater.core.solver.Solver;
import dev.headwater.core.universe.Packages;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import dev.headwater.core.universe.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the outcome of a resolution, of what the solver and the indexes came to. */
public final class Outcomes {
    private final ProjectUniverse universe;
    private final IndexPolicy policy;
    private final CandidateLister lister;
    private final Map<ProjectName, Ownership> decided;

    /**
     * Prepares to make the outcome of one resolution.
     *
     * @param decided who supplies the projects that the solver demanded so far; filled by the session, sorted by name
     */
    public Outcomes(
            ProjectUniverse universe, IndexPolicy policy, CandidateLister lister, Map<ProjectName, Ownership> decided) {
        this.universe = universe;
        this.policy = policy;
        this.lister = lister;
        this.decided = decided;
    }

    public ResolutionOutcome resolved(Solver solver) {
        Solution solution = new Solution(universe, solver);
        List<PinnedPackage> packages = new ArrayList<>();
        Warnings warnings = new Warnings(policy);
        OwnWarnings ownWarnings = ownWarnings();
        for (Project project : universe.projects().values()) {
            int candidate = solution.candidate(project);
            if (candidate >= 0) {
                project.release(candidate)
                        .accept(chosen(project, solution, warnings, ownWarnings))
                        .ifPresent(packages::add);
            }
        }
        warnings.about(decided.values());
        warnings.aboutOverlays(decided.keySet(), universe.projects());
        if (universe.request().demands().isEmpty()) {
            warnings.aboutNothing(universe.request().passedOver());
        }
        return new ResolutionOutcome.Resolved(report(both(ownWarnings, warnings), List.of()), packages);
    }

    /** Looks at what was chosen of a project; a project of the request itself is no package of the solution. */
    private Release.Visitor<Optional<PinnedPackage>> chosen(
            Project project, Solution solution, Warnings warnings, OwnWarnings ownWarnings) {
        return new Release.Visitor<>() {
            @Override
            public Optional<PinnedPackage> usable(Release.Usable release) {
                warnings.about(project, release, solution.extras(project));
                return Optional.of(pinned(project, release, solution));
            }

            @Override
            public Optional<PinnedPackage> unusable(Release.Unusable release) {
                throw new IllegalStateException("the solver chose what cannot be used of '" + project.name() + "'");
            }

            @Override
            public Optional<PinnedPackage> own(OwnRelease own) {
                ownWarnings.aboutChosen(own, solution.extras(project), solution.said(project.name()));
                return Optional.empty();
            }
        };
    }

    private PinnedPackage pinned(Project project, Release.Usable release, Solution solution) {
        Ownership ownership = project.owner().record();
        int candidate = solution.candidate(project);
        PinnedPackage.Builder pinned = PinnedPackage.builder(
                        project.name(), project.candidates().version(candidate), ownership.rule())
                .requested(solution.requested(project.name()))
                .extras(List.copyOf(solution.extras(project)))
                .offer(release.offer())
                .otherFiles(release.distribution()
                        .map(chosen -> project.filesBehind(candidate, chosen))
                        .orElse(List.of()))
                .metadata(release.origin())
                .requires(solution.requirements(project, release))
                .dependencies(List.copyOf(solution.required(project)))
                .requiresExternal(release.metadata().requiresExternal())
                .changes(release.changes())
                .purl(PackageUrl.of(project, release));
        ownership.owner().ifPresent(pinned::index);
        release.requiresPython().ifPresent(pinned::requiresPython);
        release.published().ifPresent(pinned::published);
        return pinned.build();
    }

    private OwnWarnings ownWarnings() {
        OwnWarnings warnings = new OwnWarnings(universe.request(), policy);
        for (OwnRelease own : universe.request().own().all()) {
            if (decided.containsKey(own.project().name())) {
                warnings.aboutOwner(own);
            }
        }
        return warnings;
    }

    private static List<Warning> both(OwnWarnings own, Warnings others) {
        return Stream.concat(own.all().stream(), others.all().stream()).toList();
    }

    public ResolutionOutcome unsatisfiable(Incompatibility proof) {
        Explanation explanation = Proof.of(proof, universe, new FactReasons(universe, lister));
        Warnings warnings = new Warnings(policy);
        warnings.about(decided.values());
        warnings.aboutOverlays(decided.keySet(), universe.projects());
        List<Hint> hints = Hints.of(explanation, universe, policy);
        return new ResolutionOutcome.Unsatisfiable(report(both(ownWarnings(), warnings), hints), explanation);
    }

    /** {@return an outcome, with near misses if it is that there is no solution: for people, and not for each trial} */
    public ResolutionOutcome withNearMisses(ResolutionOutcome outcome) {
        if (!(outcome instanceof ResolutionOutcome.Unsatisfiable unsatisfiable)) {
            return outcome;
        }
        Explanation proof = unsatisfiable.explanation();
        return new ResolutionOutcome.Unsatisfiable(
                outcome.report(), proof.withNearMisses(NearMisses.of(proof, universe, lister)));
    }

    public ResolutionOutcome indexFailure(Optional<IndexId> index, ProjectName name, IndexFault fault) {
        List<Hint> hints = fault.remedy().isPresent() ? List.of(new Hint.Remedy(index, fault)) : List.of();
        return new ResolutionOutcome.IndexFailure(report(List.of(), hints), index, name, fault);
    }

    public ResolutionOutcome withoutUploadTimes(ProjectName name, IndexId index) {
        Problem problem = new Problem.NoUploadTimes(name, index);
        return new ResolutionOutcome.InvalidRequest(
                report(List.of(), List.of(new Hint.AllowMissingUploadTime(index))), List.of(problem));
    }

    public ResolutionOutcome invalid(List<Problem> problems) {
        return new ResolutionOutcome.InvalidRequest(report(List.of(), List.of()), problems);
    }

    public ResolutionOutcome stopped(int trying, boolean late) {
        Packages.Entity tried = universe.packages().get(trying);
        Optional<ProjectName> project = tried.isProject() ? Optional.of(tried.name()) : Optional.empty();
        return new ResolutionOutcome.Stopped(
                report(List.of(), List.of(new Hint.NarrowOrRaise(late))),
                late ? new ResolutionOutcome.Limit.Time(policy.timeLimit()) : new ResolutionOutcome.Limit.Steps(),
                project);
    }

    private OutcomeReport report(List<Warning> warnings, List<Hint> hints) {
        OutcomeReport.Builder report = OutcomeReport.builder()
                .warnings(warnings)
                .hints(hints)
                .policyDigest(policy.digest())
                .target(universe.request().request().target())
                .ownership(List.copyOf(decided.values()))
                .wording(OutcomeText::of);
        policy.overlays().digest().ifPresent(report::overlayDigest);
        return report.build();
    }
}
