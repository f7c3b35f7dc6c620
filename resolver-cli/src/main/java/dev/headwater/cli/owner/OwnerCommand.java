// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.owner;

import dev.headwater.api.DefectException;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.cli.index.InstalledArgument;
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
import java.util.concurrent.CompletionException;

/** {@code owner}: which index supplies a name, and how that was decided. */
public final class OwnerCommand implements Command {
    @Override
    public String name() {
        return "owner";
    }

    @Override
    public OptionTable options() {
        return InstalledArgument.addTo(new OptionTable().messages().indexes().values("format"));
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Set<ProjectName> names = names(arguments);
        IndexPolicy policy = PolicyArguments.read(arguments, output.surroundings());
        Watch watch = new Watch(arguments, output);
        List<FoundOwner> found = new ArrayList<>();
        try (OpenResolver open = OpenResolver.open(policy, arguments, output.surroundings(), watch);
                Owners owners = open.resolver().owners()) {
            for (ProjectName name : names) {
                found.add(find(owners, name));
            }
        } finally {
            watch.clear();
        }
        OwnershipReport report = OwnershipReport.ofFound(found);
        output.result(output.format() == OutputFormat.JSON ? report.json() : report.text());
        return status(found);
    }

    private static FoundOwner find(Owners owners, ProjectName name) {
        try {
            return owners.find(name).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DefectException defect ? defect : e;
        }
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
    private static ExitStatus status(List<FoundOwner> found) {
        ExitStatus worst = ExitStatus.RESOLVED;
        for (FoundOwner one : found) {
            ExitStatus status = one.accept(STATUS);
            if (status == ExitStatus.INDEX_FAILURE) {
                return status;
            } else if (status != ExitStatus.RESOLVED) {
                worst = status;
            }
        }
        return worst;
    }

    private static final FoundOwner.Visitor<ExitStatus> STATUS = new FoundOwner.Visitor<>() {
        @Override
        public ExitStatus supplied(FoundOwner.Supplied supplied) {
            return ExitStatus.RESOLVED;
        }

        @Override
        public ExitStatus nobody(FoundOwner.Nobody nobody) {
            return ExitStatus.UNSATISFIABLE;
        }

        @Override
        public ExitStatus unknown(FoundOwner.Unknown unknown) {
            return ExitStatus.INDEX_FAILURE;
        }
    };
}
