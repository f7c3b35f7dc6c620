// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.owner;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.cli.index.OpenResolver;
import dev.headwater.cli.index.PolicyArguments;
import dev.headwater.cli.index.Watch;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.OptionTable;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.core.report.OwnershipReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code owner}: which index supplies a name, and how that was decided. */
public final class OwnerCommand implements Command {
    @Override
    public String name() {
        return "owner";
    }

    @Override
    public OptionTable options() {
        return new OptionTable().messages().indexes().values("format");
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Set<ProjectName> names = names(arguments);
        IndexPolicy policy = PolicyArguments.read(arguments, output.surroundings());
        Watch watch = new Watch(arguments, output);
        List<Ownership> ownership = new ArrayList<>();
        try (OpenResolver open = OpenResolver.open(policy, arguments, output.surroundings(), watch)) {
            for (ProjectName name : names) {
                ownership.add(open.resolver().owner(name));
            }
        } finally {
            watch.clear();
        }
        OwnershipReport report = OwnershipReport.of(ownership);
        output.result(output.format() == OutputFormat.JSON ? report.json() : report.text());
        return status(ownership);
    }

    private static Set<ProjectName> names(Arguments arguments) {
        Set<ProjectName> names = new LinkedHashSet<>();
        for (String word : arguments.operands()) {
            try {
                names.add(ProjectName.parse(word));
            } catch (InvalidNameException e) {
                throw new InvalidRequestException(String.valueOf(e.getMessage()));
            }
        }
        if (names.isEmpty()) {
            throw new InvalidRequestException("owner needs the name of a project", "headwater owner --help tells more");
        }
        return names;
    }

    /** The worst of the answers: a failed index before a name that nobody has. */
    private static ExitStatus status(List<Ownership> ownership) {
        ExitStatus status = ExitStatus.RESOLVED;
        for (Ownership one : ownership) {
            if (one.failure().isPresent()) {
                return ExitStatus.INDEX_FAILURE;
            } else if (one.owner().isEmpty()) {
                status = ExitStatus.UNSATISFIABLE;
            }
        }
        return status;
    }
}
