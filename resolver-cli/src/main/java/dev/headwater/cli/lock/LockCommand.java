// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.lock;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
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
import dev.headwater.cli.output.Surroundings;
import dev.headwater.cli.request.RequestArguments;
import dev.headwater.core.lock.LockOutcome;
import dev.headwater.core.lock.Locking;
import dev.headwater.http.store.CacheMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code lock}: resolves, and writes what was chosen as a {@code pylock.toml}; or says whether that has changed. */
public final class LockCommand implements Command {
    @Override
    public String name() {
        return "lock";
    }

    @Override
    public OptionTable options() {
        return InstalledArgument.addTo(new OptionTable()
                .messages()
                .indexes()
                .request()
                .values("format", "output/o", "plan")
                .lists("target", "accept-owner", "upgrade-package")
                .flags("upgrade", "check"));
    }

    @Override
    public ExitStatus run(Arguments arguments, Output output) {
        Surroundings surroundings = output.surroundings();
        IndexPolicy policy = PolicyArguments.read(arguments, surroundings);
        Watch watch = new Watch(arguments, output);
        LockWriter writer = LockWriter.of(arguments, output, policy);
        try (OpenResolver open = OpenResolver.open(policy, arguments, surroundings, watch, CacheMode.ABSENCES_ANEW)) {
            RequestArguments request = RequestArguments.parse(arguments, surroundings);
            List<LockJob> jobs = LockJob.read(arguments, request, surroundings);
            writer.require(jobs);
            Set<ProjectName> accepted = accepted(arguments, jobs);
            List<LockOutcome> outcomes = new ArrayList<>();
            for (LockJob job : jobs) {
                Locking.Builder locking = Locking.builder(open.resolver(), policy, open.indexes(policy))
                        .folder(job.folder())
                        .accept(accepted)
                        .upgrade(names(arguments, "upgrade-package"))
                        .extras(request.extras())
                        .groups(request.groups());
                job.former().ifPresent(locking::former);
                outcomes.add((arguments.has("upgrade") ? locking.upgradeAll() : locking)
                        .build()
                        .lock(job.request()));
            }
            watch.clear();
            return writer.write(jobs, outcomes);
        } catch (InvalidRequestException e) {
            throw e.under(policy);
        } finally {
            watch.clear();
        }
    }

    /** A name that no lock has is a slip of the pen, and nothing is accepted by one. */
    private static Set<ProjectName> accepted(Arguments arguments, List<LockJob> jobs) {
        Set<ProjectName> accepted = names(arguments, "accept-owner");
        for (ProjectName name : accepted) {
            if (jobs.stream().noneMatch(job -> job.knows(name))) {
                throw new InvalidRequestException(
                        "--accept-owner: no owner of '" + name + "' is locked, so there is none to be changed",
                        "write the name as it stands in the lock, or leave it out");
            }
        }
        return accepted;
    }

    private static Set<ProjectName> names(Arguments arguments, String option) {
        Set<ProjectName> names = new LinkedHashSet<>();
        for (String name : arguments.values(option)) {
            try {
                names.add(ProjectName.parse(name));
            } catch (InvalidNameException e) {
                throw new InvalidRequestException("--" + option + ": " + e.getMessage());
            }
        }
        return names;
    }
}
