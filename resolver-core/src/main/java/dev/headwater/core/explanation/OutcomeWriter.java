// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.Explanation;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.version.Version;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.request.OwnRelease;
import dev.headwater.core.request.Release;
import dev.headwater.core.solver.Incompatibility;
import dev.headwater.core.solver.Solver;
import dev.headwater.core.solver.Universe;
import dev.headwater.core.universe.Packages;
import dev.headwater.core.universe.Project;
import dev.headwater.core.universe.ProjectUniverse;
import dev.headwater.core.universe.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Says how a resolution ended. */
public final class OutcomeWriter {
    private final ProjectUniverse world;
    private final IndexPolicy policy;
    private final CandidateLister lister;
    private final Map<ProjectName, Ownership> decided;

    public OutcomeWriter(
            ProjectUniverse world, IndexPolicy policy, CandidateLister lister, Map<ProjectName, Ownership> decided) {
        this.world = world;
        this.policy = policy;
        this.lister = lister;
        this.decided = decided;
    }

    public ResolutionOutcome resolved(Solver solver) {
        Solution solution = new Solution(world, solver);
        List<PinnedPackage> packages = new ArrayList<>();
        Warnings warnings = new Warnings(policy);
        OwnWarnings ownWarnings = ownWarnings();
        for (Project project : world.projects().values()) {
            int candidate = solution.candidate(project);
            if (candidate >= 0 && project.release(candidate) instanceof Release.Usable release) {
                packages.add(pinned(project, release, solution));
                warnings.about(project, release, solution.extras(project));
            } else if (candidate >= 0 && project.release(candidate) instanceof OwnRelease own) {
                ownWarnings.aboutChosen(own, solution.extras(project), solution.said(project.name()));
            }
        }
        warnings.about(decided.values());
        if (world.request().demands().isEmpty()) {
            warnings.aboutNothing(world.request().passedOver());
        }
        String message = packages.size() == 1 ? "Resolved 1 package." : "Resolved " + packages.size() + " packages.";
        return new ResolutionOutcome.Resolved(report(message, texts(ownWarnings, warnings), List.of()), packages);
    }

    private PinnedPackage pinned(Project project, Release.Usable release, Solution solution) {
        Ownership ownership = project.owner().record();
        Version version = project.candidates().version(solution.candidate(project));
        return new PinnedPackage(
                project.name(),
                version,
                ownership.owner(),
                ownership.rule(),
                solution.isDirect(project.name()),
                List.copyOf(solution.extras(project)),
                release.file(),
                release.origin(),
                release.requiresPython(),
                List.copyOf(solution.required(project)),
                List.of());
    }

    private OwnWarnings ownWarnings() {
        OwnWarnings warnings = new OwnWarnings(world.request(), policy);
        world.request().own().all().stream()
                .filter(own -> decided.containsKey(own.project().name()))
                .forEach(warnings::aboutOwner);
        return warnings;
    }

    private static List<String> texts(OwnWarnings own, Warnings others) {
        return Stream.concat(own.texts().stream(), others.texts().stream()).toList();
    }

    public ResolutionOutcome unsatisfiable(Incompatibility proof) {
        FactWriter facts = new FactWriter(world, lister);
        Explanation explanation = new ExplanationWriter(world, facts).write(proof);
        String reason = facts.deadEnd().orElse("the requirements contradict one another");
        Warnings warnings = new Warnings(policy);
        warnings.about(decided.values());
        List<String> hints = new Hints(world, policy).of(facts.deadEnds());
        return new ResolutionOutcome.Unsatisfiable(
                report("No solution: " + reason + ".", texts(ownWarnings(), warnings), hints), explanation);
    }

    public ResolutionOutcome indexFailure(Optional<IndexId> index, ProjectName name, IndexFault fault) {
        String who = index.map(id -> "'" + id + "'").orElse("the URL in the request");
        String message = who + " did not answer about '" + name + "', so nothing is decided: " + fault
                + ". A failure is never taken for an absence, and no other index is asked in its place.";
        return new ResolutionOutcome.IndexFailure(
                report(message, List.of(), fault.repair().stream().toList()), index, name, fault);
    }

    public ResolutionOutcome withoutUploadTimes(ProjectName name, IndexId index) {
        return new ResolutionOutcome.InvalidRequest(report(
                "'" + index + "' gives no upload time for any file of '" + name
                        + "', so a cut-off (exclude-newer or cool-down) cannot be applied to it.",
                List.of(),
                List.of("if files of '" + index
                        + "' may be taken for old, set missing-upload-time = \"allow\" on it")));
    }

    public ResolutionOutcome invalid(List<String> problems) {
        return new ResolutionOutcome.InvalidRequest(report(String.join("\n", problems), List.of(), List.of()));
    }

    public ResolutionOutcome stopped(int trying, boolean late) {
        String limit = late ? "the time limit of " + policy.timeLimit() : "the step limit";
        String what = trying == Universe.ROOT || !(world.packages().get(trying) instanceof Packages.Project project)
                ? "the request"
                : "'" + project.name() + "'";
        return new ResolutionOutcome.Stopped(report(
                "Stopped at " + limit + " while trying versions of " + what + ".",
                List.of(),
                List.of("narrow the versions of what the request names, or raise the limit")));
    }

    private OutcomeReport report(String message, List<String> warnings, List<String> hints) {
        return new OutcomeReport(
                message,
                warnings,
                hints,
                Optional.of(policy.digest()),
                Optional.of(world.request().request().target()),
                List.copyOf(decided.values()));
    }
}
