// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.core.report.ResolutionReport;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.HostResolver;
import dev.headwater.maven.build.BuildSessions;
import dev.headwater.maven.pom.ElementText;
import java.io.File;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Resolves what the project requires by its policy, and writes down what was chosen. */
@Mojo(name = "resolve", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
// Maven sets the fields.
@SuppressWarnings("NullAway.Init")
public final class ResolveMojo extends RequestMojo {
    /** The file that is written. */
    @Parameter(property = "headwater.output", defaultValue = "${project.build.directory}/headwater/requirements.txt")
    private File output;

    /** What is written: requirements, with hashes, constraints, table, tree or json. */
    @Parameter(property = "headwater.format", defaultValue = "requirements")
    private String format;

    /** A file for the answer as JSON, whatever it is: also when the build fails. */
    @Parameter(property = "headwater.report")
    private @Nullable File report;

    private enum Format {
        REQUIREMENTS,
        CONSTRAINTS,
        TABLE,
        TREE,
        JSON
    }

    @Inject
    ResolveMojo(BuildSessions builds) {
        super(builds);
    }

    @Override
    void run() throws MojoFailureException {
        Format form = ElementText.choice("format", format, Format.values());
        ProjectPolicy policy = policy();
        ProjectRequest request = request();
        List<NamedTarget> targets = targets();
        HostNetwork network = build().network(policy.policy(), cache());
        try (HostResolver host = open(policy, network)) {
            for (NamedTarget target : targets) {
                write(target, host.resolver().resolve(request.of(target.target())), told(policy), form);
            }
        }
    }

    private void write(NamedTarget target, ResolutionOutcome outcome, Told told, Format form)
            throws MojoFailureException {
        ResolutionReport answer = told.report(outcome);
        path(report).ifPresent(file -> WrittenFile.write(target.file(file), answer.json()));
        ResolutionOutcome.Resolved resolved = told.resolved(target, outcome);
        WrittenFile.write(
                target.file(output.toPath()),
                switch (form) {
                    case REQUIREMENTS -> answer.requirements();
                    case CONSTRAINTS -> answer.constraints();
                    case TABLE -> answer.packages();
                    case TREE -> answer.tree();
                    case JSON -> answer.json();
                });
        int count = resolved.packages().size();
        getLog().info((count == 1 ? "1 package" : count + " packages") + " for " + target.target() + ": "
                + target.file(output.toPath()));
    }
}
