// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.distro.plan.PlanCheck;
import dev.headwater.distro.plan.SystemPlan;
import dev.headwater.distro.plan.SystemPlanJson;
import dev.headwater.distro.plan.UnplannableException;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.HostResolver;
import dev.headwater.host.PlanText;
import dev.headwater.maven.build.BuildSessions;
import dev.headwater.maven.pom.ElementText;
import dev.headwater.maven.pom.InvalidPomException;
import java.io.File;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Resolves what the project requires by its policy, and says what the package manager and what a Python installer is to
 * install. Nothing is installed.
 */
@Mojo(name = "plan", threadSafe = true)
// Maven sets the fields.
@SuppressWarnings("NullAway.Init")
public final class PlanMojo extends RequestMojo {
    /** The file that is written; the log otherwise. */
    @Parameter(property = "headwater.output")
    private @Nullable File output;

    /** How it is said: text, json or sh. */
    @Parameter(property = "headwater.format", defaultValue = "text")
    private String format;

    /** Whether the packages of the package manager are read, to say where pip check will disagree. */
    @Parameter(property = "headwater.check", defaultValue = "false")
    private boolean check;

    private enum Format {
        TEXT,
        JSON,
        SH
    }

    @Inject
    PlanMojo(BuildSessions builds) {
        super(builds);
    }

    @Override
    void run() throws MojoFailureException {
        Format form = ElementText.choice("format", format, Format.values());
        ProjectPolicy policy = policy();
        ProjectRequest request = request();
        HostNetwork network = build().network(policy.policy(), cache());
        try (HostResolver host = open(policy, network)) {
            for (NamedTarget target : targets()) {
                ResolutionOutcome outcome = host.resolver().resolve(request.of(target.target()));
                ResolutionOutcome.Resolved resolved = told(policy).resolved(target, outcome);
                Optional<PlanCheck> found =
                        check ? Optional.of(check(resolved, target, policy, network)) : Optional.empty();
                tell(target, text(resolved, policy, found, form));
            }
        }
    }

    /** The packages of a plan are read by indexes of their own: those of the resolver answer to nobody else. */
    private static PlanCheck check(
            ResolutionOutcome.Resolved resolved, NamedTarget target, ProjectPolicy policy, HostNetwork network) {
        IndexFactory indexes = indexes(policy, network);
        Map<IndexId, PackageIndex> open = new ConcurrentHashMap<>();
        try {
            return PlanCheck.of(
                            resolved,
                            target.target().environment(),
                            id -> open.computeIfAbsent(
                                    id,
                                    unopened -> indexes.create(
                                                    policy.policy()
                                                            .index(unopened)
                                                            .orElseThrow(),
                                                    policy.policy())
                                            .orElseThrow()))
                    .join();
        } finally {
            open.values().forEach(PackageIndex::close);
        }
    }

    private static String text(
            ResolutionOutcome.Resolved resolved, ProjectPolicy policy, Optional<PlanCheck> check, Format form) {
        try {
            SystemPlan plan = SystemPlan.of(resolved, policy.policy());
            PlanText unchecked = PlanText.of(resolved, plan);
            PlanText text = check.map(unchecked::withCheck).orElse(unchecked);
            return switch (form) {
                case TEXT -> text.text();
                case JSON ->
                    check.map(found -> SystemPlanJson.of(plan, found)).orElseGet(() -> SystemPlanJson.of(plan));
                case SH -> text.script();
            };
        } catch (UnplannableException e) {
            throw new InvalidPomException(String.valueOf(e.getMessage()));
        }
    }

    private void tell(NamedTarget target, String text) {
        if (output == null) {
            text.lines().forEach(getLog()::info);
        } else {
            WrittenFile.write(target.file(output.toPath()), text);
            getLog().info("the plan is " + target.file(output.toPath()));
        }
    }
}
