// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.overlay;

import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.review.OutcomePair;
import dev.headwater.api.review.OverlayDiff;
import dev.headwater.cli.index.OpenResolver;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.index.Watch;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.cli.output.Surroundings;
import dev.headwater.cli.request.RequestArguments;
import dev.headwater.core.InvalidOverlayFileException;
import dev.headwater.core.OverlayFile;
import dev.headwater.core.report.OverlayDiffReport;
import dev.headwater.core.review.Reviewing;
import java.util.Optional;

/** {@code overlay diff}: which files overlays change and how, and what that does to a request. */
public final class OverlayDiffCommand implements Command {
    @Override
    public String name() {
        return "overlay diff";
    }

    @Override
    public OptionTable options() {
        return new OptionTable().messages().indexes().request().values("format");
    }

    /** The overlays before and after. */
    private record Sets(OverlaySet before, OverlaySet after) {}

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Surroundings surroundings = output.surroundings();
        IndexPolicy policy = PolicyArguments.read(arguments, surroundings);
        Watch watch = new Watch(arguments, output);
        OverlayDiff diff;
        try {
            boolean hasFile = hasFile(arguments);
            Sets sets = hasFile
                    ? new Sets(policy.overlays(), with(arguments.operands().get(0), policy, surroundings))
                    : new Sets(OverlaySet.none(), policy.overlays());
            Optional<ResolutionRequest> request =
                    request(hasFile ? arguments.withoutFirstOperand() : arguments, surroundings);
            try (OpenResolver open = OpenResolver.open(policy, arguments, surroundings, watch);
                    Reviewing reviewing = Reviewing.builder(
                                    policy, open.indexes(policy), OpenResolver.clock(arguments, surroundings))
                            .listener(watch)
                            .build()) {
                diff = request.isPresent()
                        ? reviewing.diff(sets.before(), sets.after(), request.get())
                        : reviewing.diff(sets.before(), sets.after());
            }
        } catch (InvalidRequestException e) {
            throw e.under(policy);
        } finally {
            watch.clear();
        }
        OverlayDiffReport report = OverlayDiffReport.of(diff);
        boolean quiet = output.verbosity() == Output.Verbosity.QUIET;
        output.result(
                output.format() == OutputFormat.JSON
                        ? report.json()
                        : (quiet ? "" : report.summary() + "\n") + report.text());
        return status(diff);
    }

    private static boolean hasFile(Arguments arguments) {
        return !arguments.operands().isEmpty() && arguments.operands().get(0).endsWith(".toml");
    }

    /** {@return the overlays of the policy with those of a file} */
    private static OverlaySet with(String file, IndexPolicy policy, Surroundings surroundings) {
        try {
            return OverlayFile.load(FileArgument.path("overlay diff", file, surroundings.directory()), policy)
                    .overlays();
        } catch (InvalidOverlayFileException e) {
            throw new InvalidRequestException(e);
        }
    }

    private static Optional<ResolutionRequest> request(Arguments arguments, Surroundings surroundings) {
        if (!arguments.operands().isEmpty() || arguments.has("requirement")) {
            return Optional.of(RequestArguments.read(arguments, surroundings));
        }
        new OptionTable()
                .request().names().stream().filter(arguments::has).findFirst().ifPresent(option -> {
                    throw new InvalidRequestException(
                            "--" + option + " is about a request, and there is none",
                            "name requirements, or leave it out");
                });
        return Optional.empty();
    }

    /** That something is not known goes first; else what comes of the request with the overlays. */
    private static ExitStatus status(OverlayDiff diff) {
        if (!diff.unanswered().isEmpty()) {
            return ExitStatus.INDEX_FAILURE;
        }
        Optional<OutcomePair> effect = diff.effect();
        if (effect.isEmpty()) {
            return ExitStatus.RESOLVED;
        }
        ExitStatus before = ExitStatus.of(effect.get().before());
        return before == ExitStatus.INDEX_FAILURE || before == ExitStatus.STOPPED
                ? before
                : ExitStatus.of(effect.get().after());
    }
}
