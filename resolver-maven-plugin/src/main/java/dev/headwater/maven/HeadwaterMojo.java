// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.api.InvalidInputException;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.core.LocalIndexes;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.HostResolver;
import dev.headwater.host.Machine;
import dev.headwater.maven.build.BuildSession;
import dev.headwater.maven.build.BuildSessions;
import dev.headwater.maven.pom.PomElement;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** What all goals have: a policy, and the build that they are part of. */
// Maven sets the fields.
@SuppressWarnings("NullAway.Init")
abstract class HeadwaterMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Whether the goal does nothing. */
    @Parameter(property = "headwater.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The policy file. Without it and without a policy in the POM, the headwater.toml of the project's folder or of one
     * above it is taken.
     */
    @Parameter(property = "headwater.policyFile")
    private @Nullable File policyFile;

    /**
     * The policy, written in the POM instead of a file: the keys of a policy file as elements, known-project as
     * knownProject, and the indexes, in their order, in the element indexes.
     */
    @Parameter
    private @Nullable PlexusConfiguration policy;

    /** The folder that answers of indexes are kept in; where the system keeps caches of a user otherwise. */
    @Parameter(property = "headwater.cacheDirectory")
    private @Nullable File cacheDirectory;

    private final BuildSessions builds;

    HeadwaterMojo(BuildSessions builds) {
        this.builds = builds;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped");
            return;
        }
        try {
            run();
        } catch (InvalidInputException e) {
            throw new MojoFailureException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Does what the goal is for.
     *
     * @throws MojoFailureException if the answer is no
     * @throws InvalidInputException if something cannot be meant
     */
    abstract void run() throws MojoFailureException;

    /** {@return what the modules of the build share} */
    final BuildSession build() {
        return builds.of(session, getLog()::warn);
    }

    /** {@return the folder of the project; where there is none, the one that the build began in} */
    final Path folder() {
        return project == null || project.getBasedir() == null
                ? Path.of(session.getExecutionRootDirectory())
                : project.getBasedir().toPath();
    }

    /** {@return what the POM says of this execution, with what holds where it says nothing} */
    final PomElement configuration() {
        return PomElement.of(execution.getConfiguration(), folder());
    }

    /** {@return the policy of the project} */
    final ProjectPolicy policy() {
        Optional<PomElement> written =
                policy == null ? Optional.empty() : configuration().child("policy");
        return ProjectPolicy.read(written, path(policyFile), machine());
    }

    /** {@return where answers are kept, if the POM says it} */
    final Optional<Path> cache() {
        return path(cacheDirectory);
    }

    private Machine machine() {
        return build().machine().withDirectory(folder());
    }

    /** {@return a resolver for the policy} */
    final HostResolver open(ProjectPolicy project, HostNetwork network) {
        return HostResolver.builder(machine())
                .policy(project.policy())
                .network(network)
                .open();
    }

    /** {@return what makes the indexes of the policy once more} */
    static IndexFactory indexes(ProjectPolicy project, HostNetwork network) {
        return LocalIndexes.factory().orElse(network.indexes(project.policy()));
    }

    /** {@return what tells answers to those who build} */
    final Told told(ProjectPolicy policy) {
        return new Told(getLog(), build(), policy);
    }

    static Optional<Path> path(@Nullable File file) {
        return file == null ? Optional.empty() : Optional.of(file.toPath());
    }
}
