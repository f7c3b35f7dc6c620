// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.api.lock.Verification;
import dev.headwater.api.ownership.Owners;
import dev.headwater.core.LockFile;
import dev.headwater.core.lock.InstalledProjects;
import dev.headwater.core.lock.Verifying;
import dev.headwater.core.report.VerificationReport;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.HostResolver;
import dev.headwater.maven.build.BuildSessions;
import dev.headwater.maven.pom.InvalidPomException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Holds the lock of the project against the indexes of today, without resolving: owners, files and hashes, yanks. A
 * difference fails the build, and so does what could not be checked.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
// Maven sets the fields.
@SuppressWarnings("NullAway.Init")
public final class VerifyMojo extends TargetMojo {
    /** The lock. */
    @Parameter(property = "headwater.lockFile", defaultValue = "${project.basedir}/pylock.toml")
    private File lockFile;

    /**
     * A folder with installed packages, such as /usr/lib/python3/dist-packages: what a distributor provides is there.
     */
    @Parameter(property = "headwater.environment")
    private @Nullable File environment;

    /** A file for the differences as JSON, whether there are any or not. */
    @Parameter(property = "headwater.report")
    private @Nullable File report;

    /** A file for the differences as SARIF, whether there are any or not. */
    @Parameter(property = "headwater.sarif")
    private @Nullable File sarif;

    @Inject
    VerifyMojo(BuildSessions builds) {
        super(builds);
    }

    @Override
    void run() throws MojoFailureException {
        ProjectPolicy policy = policy();
        // Without a word about targets, what the lock says of its own holds.
        List<NamedTarget> targets = saysTarget() ? targets() : List.of();
        Optional<InstalledProjects> installed = path(environment).map(VerifyMojo::installed);
        HostNetwork network = build().networkForToday(policy.policy(), cache());
        try (HostResolver host = open(policy, network);
                Owners owners = host.resolver().owners()) {
            if (targets.isEmpty()) {
                Verifying.Builder verifying = verifying(owners, policy, network, installed, lockFile.toPath());
                verify(verifying, lockFile.toPath(), file -> file);
            }
            for (NamedTarget target : targets) {
                Path file = target.file(lockFile.toPath());
                verify(verifying(owners, policy, network, installed, file).target(target.target()), file, target::file);
            }
        }
    }

    private static InstalledProjects installed(Path folder) {
        try {
            return InstalledProjects.read(folder);
        } catch (IOException e) {
            throw new InvalidPomException("<environment>: " + folder + " cannot be read ("
                    + e.getClass().getSimpleName()
                    + "); name the folder that has the dist-info folders, such as /usr/lib/python3/dist-packages");
        }
    }

    private static Verifying.Builder verifying(
            Owners owners, ProjectPolicy policy, HostNetwork network, Optional<InstalledProjects> there, Path file) {
        Verifying.Builder verifying = Verifying.builder(owners, policy.policy(), indexes(policy, network))
                .folder(file.toAbsolutePath().resolveSibling(""));
        there.ifPresent(verifying::installed);
        return verifying;
    }

    private void verify(Verifying.Builder verifying, Path file, UnaryOperator<Path> named) throws MojoFailureException {
        LockFile lock = LockFile.load(file);
        lock.warnings().forEach(getLog()::warn);
        Verification found = verifying.build().verify(lock.lock());
        VerificationReport told = VerificationReport.of(found, shown(file), lock.lines());
        path(report).ifPresent(to -> WrittenFile.write(named.apply(to), told.json()));
        path(sarif).ifPresent(to -> WrittenFile.write(named.apply(to), told.sarif()));
        if (found.outcome() != Verification.Outcome.AS_LOCKED) {
            throw new MojoFailureException(told.summary() + "\n" + told.text().stripTrailing());
        }
        told.text().lines().forEach(getLog()::warn);
        getLog().info(shown(file) + ": " + told.summary());
    }

    private String shown(Path file) {
        return file.startsWith(folder()) ? folder().relativize(file).toString() : file.toString();
    }
}
