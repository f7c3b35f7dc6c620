// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.lock;

import dev.headwater.api.lock.Lock;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.cli.index.WrittenFile;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.output.ExitStatus;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.cli.output.Output;
import dev.headwater.cli.output.OutputFormat;
import dev.headwater.core.LockFile;
import dev.headwater.core.lock.LockOutcome;
import dev.headwater.core.lock.LockText;
import dev.headwater.core.report.HintText;
import dev.headwater.core.report.LockCheckReport;
import dev.headwater.core.report.Message;
import dev.headwater.core.report.OwnerChangeReport;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.distro.plan.SystemPlan;
import dev.headwater.distro.plan.UnplannableException;
import dev.headwater.host.HostRemedies;
import dev.headwater.host.PlanText;
import dev.headwater.host.file.ReplacedFile;
import dev.headwater.host.file.UnwritableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes locks where all could be made, or holds them against those that are there; and tells what came of it. */
final class LockWriter {
    private final Output output;
    private final IndexPolicy policy;
    private final boolean checks;
    private final Optional<Path> plan;

    private LockWriter(Output output, IndexPolicy policy, boolean checks, Optional<Path> plan) {
        this.policy = policy;
        this.output = output;
        this.checks = checks;
        this.plan = plan;
    }

    static LockWriter of(Arguments arguments, Output output, IndexPolicy policy) {
        boolean checks = arguments.has("check");
        if (checks && (arguments.has("plan") || arguments.has("upgrade") || arguments.has("upgrade-package"))) {
            throw new InvalidRequestException(
                    "--check writes nothing and upgrades nothing: leave out --plan, --upgrade and --upgrade-package");
        }
        return new LockWriter(output, policy, checks, WrittenFile.of("plan", arguments, output.surroundings()));
    }

    /** Refuses what can be seen before anything is resolved. */
    void require(List<LockJob> jobs) {
        for (LockJob job : jobs) {
            if (checks && job.former().isEmpty()) {
                throw new InvalidRequestException("--check: there is no lock " + job.file(), "make it without --check");
            }
        }
        if (plan.isPresent() && jobs.size() > 1) {
            throw new InvalidRequestException("--plan writes the plan of one target, and there are " + jobs.size());
        }
        if (plan.isPresent() && jobs.stream().anyMatch(job -> ReplacedFile.isSame(job.file(), plan.get()))) {
            throw new InvalidRequestException(
                    "--plan and the lock are the same file, and one of them would be lost", "name two files");
        }
    }

    /** Writes all locks, or none; {@code jobs} and {@code outcomes} go together. */
    ExitStatus write(List<LockJob> jobs, List<LockOutcome> outcomes) {
        for (LockOutcome outcome : outcomes) {
            Optional<ExitStatus> failed = outcome.accept(new Failure());
            if (failed.isPresent()) {
                return failed.get();
            }
        }
        List<LockOutcome.Locked> locks = new ArrayList<>();
        outcomes.forEach(outcome -> locks.add((LockOutcome.Locked) outcome));
        ExitStatus status = ExitStatus.RESOLVED;
        StringBuilder text = new StringBuilder();
        List<LockCheckReport.Checked> checked = new ArrayList<>();
        for (int i = 0; i < locks.size(); i++) {
            LockJob job = jobs.get(i);
            Lock lock = locks.get(i).lock();
            List<String> changes = job.changes(lock);
            status = checks && !changes.isEmpty() ? ExitStatus.UNSATISFIABLE : status;
            text.append(told(job, locks.get(i), changes));
            checked.add(new LockCheckReport.Checked(job.name(), lock.packages().size(), provided(lock), changes));
        }
        if (!checks) {
            replace(jobs, locks);
        }
        result(locks, LockCheckReport.of(checked), text.toString());
        printWarnings(jobs, locks);
        return status;
    }

    private String told(LockJob job, LockOutcome.Locked locked, List<String> changes) {
        StringBuilder text = new StringBuilder();
        changes.forEach(change -> text.append(change).append('\n'));
        int count = locked.lock().packages().size();
        String packages = count == 1 ? "1 package" : count + " packages";
        String said = checks
                ? changes.isEmpty() ? "is still the answer" : "is no longer the answer"
                : changes.isEmpty() && job.former().isPresent() ? "says what it said" : "is written";
        int provided = provided(locked.lock());
        return text + job.name() + " " + said + ": " + packages + " to install"
                + (provided == 0 ? "" : ", " + provided + " from the distributor") + "\n";
    }

    private static int provided(Lock lock) {
        return lock.record().orElseThrow().provided().size();
    }

    private void result(List<LockOutcome.Locked> locks, LockCheckReport checked, String text) {
        List<ResolutionOutcome> resolutions = new ArrayList<>();
        locks.forEach(one -> resolutions.add(one.resolution()));
        if (output.format() != OutputFormat.JSON) {
            output.result(text);
        } else if (checks) {
            output.result(checked.json());
        } else {
            output.result(
                    resolutions.size() == 1
                            ? ResolutionReport.of(resolutions.get(0)).json()
                            : ResolutionReport.json(resolutions));
        }
    }

    private void printWarnings(List<LockJob> jobs, List<LockOutcome.Locked> locks) {
        if (output.verbosity() == Output.Verbosity.QUIET) {
            return;
        }
        for (LockJob job : jobs) {
            if (!LockFile.isName(job.name())) {
                output.messages(List.of(new Message(
                        Message.Kind.WARNING,
                        "installers do not take " + job.name()
                                + " for a lock; its name is to be pylock.toml or pylock.NAME.toml")));
            }
        }
        for (LockOutcome.Locked one : locks) {
            if (output.format() != OutputFormat.JSON) {
                output.messages(report(one.resolution()).messageList());
            }
            output.messages(one.warnings().stream()
                    .map(warning -> new Message(Message.Kind.WARNING, warning))
                    .toList());
        }
    }

    /** Everything is made before anything is written, and written before anything is replaced. */
    private void replace(List<LockJob> jobs, List<LockOutcome.Locked> locks) {
        try {
            List<ReplacedFile> files = new ArrayList<>();
            plan.ifPresent(file -> files.add(new ReplacedFile(file, script(locks.get(0)))));
            for (int i = 0; i < locks.size(); i++) {
                files.add(new ReplacedFile(
                        jobs.get(i).file(), LockText.of(locks.get(i).lock())));
            }
            ReplacedFile.replace(files);
        } catch (UnwritableFileException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()), e.remedy());
        }
    }

    private String script(LockOutcome.Locked locked) {
        try {
            return PlanText.beforeLock(SystemPlan.of(locked.resolution(), policy));
        } catch (UnplannableException e) {
            throw new InvalidRequestException(String.valueOf(e.getMessage()));
        }
    }

    private static ResolutionReport report(ResolutionOutcome outcome) {
        return ResolutionReport.of(outcome).withHints(new HintText(new HostRemedies()));
    }

    /** Prints what is no lock. */
    private final class Failure implements LockOutcome.Visitor<Optional<ExitStatus>> {
        @Override
        public Optional<ExitStatus> locked(LockOutcome.Locked outcome) {
            return Optional.empty();
        }

        @Override
        public Optional<ExitStatus> ownerChanged(LockOutcome.OwnerChanged outcome) {
            OwnerChangeReport changed = OwnerChangeReport.of(outcome.resolution(), outcome.changes());
            if (output.format() == OutputFormat.JSON) {
                output.result(changed.json());
            } else {
                output.messages(changed.messageList());
            }
            return Optional.of(ExitStatus.UNSATISFIABLE);
        }

        @Override
        public Optional<ExitStatus> notResolved(LockOutcome.NotResolved outcome) {
            ResolutionOutcome resolution = outcome.resolution();
            return Optional.of(output.outcome(report(resolution), ExitStatus.of(resolution)));
        }
    }
}
