// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.api.name.ProjectName;
import dev.headwater.core.LockFile;
import dev.headwater.core.lock.LockOutcome;
import dev.headwater.core.lock.LockText;
import dev.headwater.core.lock.Locking;
import dev.headwater.core.report.OwnerChangeReport;
import dev.headwater.distro.plan.SystemPlan;
import dev.headwater.distro.plan.UnplannableException;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.HostResolver;
import dev.headwater.host.PlanText;
import dev.headwater.host.file.ReplacedFile;
import dev.headwater.maven.build.BuildSessions;
import dev.headwater.maven.pom.ElementText;
import dev.headwater.maven.pom.InvalidPomException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Resolves what the project requires by its policy, and writes a pylock.toml that pip and uv install. What the lock
 * that is there says is kept as far as it fits, and a changed owner fails the build.
 */
@Mojo(name = "lock", threadSafe = true)
// Maven sets the fields.
@SuppressWarnings("NullAway.Init")
public final class LockMojo extends RequestMojo {
    /** The lock. */
    @Parameter(property = "headwater.lockFile", defaultValue = "${project.basedir}/pylock.toml")
    private File lockFile;

    /** Names of projects whose owner may be another than the lock has. */
    @Parameter(property = "headwater.acceptOwners")
    private List<String> acceptOwners = List.of();

    /** Whether the versions of the lock count for nothing. */
    @Parameter(property = "headwater.upgrade", defaultValue = "false")
    private boolean upgrade;

    /** Names of projects of which the versions of the lock count for nothing. */
    @Parameter(property = "headwater.upgradePackages")
    private List<String> upgradePackages = List.of();

    /** Whether nothing is written, and the build fails if the lock is no longer the answer. */
    @Parameter(property = "headwater.check", defaultValue = "false")
    private boolean check;

    /** A file for the script by which the package manager installs what a distributor provides. */
    @Parameter(property = "headwater.plan")
    private @Nullable File plan;

    @Inject
    LockMojo(BuildSessions builds) {
        super(builds);
    }

    @Override
    void run() throws MojoFailureException {
        if (check && (upgrade || !upgradePackages.isEmpty() || plan != null)) {
            throw new InvalidPomException("<check> writes nothing and upgrades nothing: leave out <plan>, <upgrade> and"
                    + " <upgradePackages>");
        }
        ProjectPolicy policy = policy();
        ProjectRequest request = request();
        List<KeptLock> locks = locks();
        Set<ProjectName> accepted = accepted(locks);
        HostNetwork network = build().networkForLocks(policy.policy(), cache());
        List<LockOutcome.Locked> made = new ArrayList<>();
        try (HostResolver host = open(policy, network)) {
            for (KeptLock lock : locks) {
                Locking.Builder locking = Locking.builder(host.resolver(), policy.policy(), indexes(policy, network))
                        .folder(lock.folder())
                        .accept(accepted)
                        .upgrade(names("upgradePackages", upgradePackages))
                        .extras(request.extras())
                        .groups(request.groups());
                lock.former().ifPresent(locking::former);
                Locking ready = (upgrade ? locking.upgradeAll() : locking).build();
                made.add(locked(lock, ready.lock(request.of(lock.target().target())), told(policy)));
            }
        }
        finish(policy, locks, made);
    }

    private List<KeptLock> locks() {
        List<NamedTarget> targets = targets();
        if (plan != null && targets.size() > 1) {
            throw new InvalidPomException("<plan> is that of one target, and there are " + targets.size());
        }
        List<KeptLock> locks = new ArrayList<>();
        for (NamedTarget target : targets) {
            KeptLock lock = KeptLock.read(target, lockFile.toPath());
            if (check && lock.former().isEmpty()) {
                throw new InvalidPomException("<check>: there is no lock " + lock.file() + "; make it without <check>");
            }
            if (path(plan)
                    .filter(file -> ReplacedFile.isSame(file, lock.file()))
                    .isPresent()) {
                throw new InvalidPomException("<plan> and <lockFile> are the same file; name two");
            }
            locks.add(lock);
        }
        return locks;
    }

    /** A name that no lock has is a slip of the pen, and nothing is accepted by one. */
    private Set<ProjectName> accepted(List<KeptLock> locks) {
        Set<ProjectName> accepted = names("acceptOwners", acceptOwners);
        for (ProjectName name : accepted) {
            if (locks.stream().noneMatch(lock -> lock.knows(name))) {
                throw new InvalidPomException("<acceptOwners>: no owner of '" + name
                        + "' is locked, so there is none to be changed; write the name as it stands in the lock");
            }
        }
        return accepted;
    }

    private static Set<ProjectName> names(String element, List<String> texts) {
        Set<ProjectName> names = new LinkedHashSet<>();
        texts.forEach(text -> names.add(ElementText.name(element, text, ProjectName::parse)));
        return names;
    }

    private static LockOutcome.Locked locked(KeptLock lock, LockOutcome outcome, Told told)
            throws MojoFailureException {
        if (outcome instanceof LockOutcome.Locked locked) {
            told.resolved(lock.target(), locked.resolution());
            return locked;
        }
        if (outcome instanceof LockOutcome.OwnerChanged changed) {
            throw Told.failure(
                    lock.target(),
                    OwnerChangeReport.of(changed.resolution(), changed.changes())
                            .withAcceptance(name -> "<acceptOwners><name>" + name
                                    + "</name></acceptOwners>, or -Dheadwater.acceptOwners=" + name)
                            .messageList());
        }
        throw Told.failure(lock.target(), told.report(outcome.resolution()).messageList());
    }

    private void finish(ProjectPolicy policy, List<KeptLock> locks, List<LockOutcome.Locked> made)
            throws MojoFailureException {
        StringBuilder changed = new StringBuilder();
        for (int i = 0; i < locks.size(); i++) {
            KeptLock lock = locks.get(i);
            List<String> changes = lock.changes(made.get(i).lock());
            made.get(i).warnings().forEach(getLog()::warn);
            if (check && !changes.isEmpty()) {
                changed.append(lock.name()).append(" is no longer the answer: make it again, by the goal lock\n");
                changes.forEach(change -> changed.append("  ").append(change).append('\n'));
            } else if (!check) {
                changes.forEach(getLog()::info);
            }
        }
        if (!changed.isEmpty()) {
            throw new MojoFailureException(changed.toString().stripTrailing());
        }
        if (!check) {
            write(policy, locks, made);
        }
    }

    private void write(ProjectPolicy policy, List<KeptLock> locks, List<LockOutcome.Locked> made) {
        Map<Path, String> texts = new LinkedHashMap<>();
        path(plan).ifPresent(file -> texts.put(file, plan(made.get(0), policy)));
        for (int i = 0; i < locks.size(); i++) {
            texts.put(locks.get(i).file(), LockText.of(made.get(i).lock()));
        }
        WrittenFile.write(texts);
        for (int i = 0; i < locks.size(); i++) {
            getLog().info(locks.get(i).summary(made.get(i).lock()));
            if (!LockFile.isName(locks.get(i).name())) {
                getLog().warn("installers do not take " + locks.get(i).name()
                        + " for a lock; its name is to be pylock.toml or pylock.NAME.toml");
            }
        }
    }

    private static String plan(LockOutcome.Locked locked, ProjectPolicy policy) {
        try {
            return PlanText.beforeLock(SystemPlan.of(locked.resolution(), policy.policy()));
        } catch (UnplannableException e) {
            throw new InvalidPomException(String.valueOf(e.getMessage()));
        }
    }
}
