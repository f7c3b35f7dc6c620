// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Shown;
import dev.headwater.core.report.RequirementsText;
import dev.headwater.distro.plan.ExternalRequirement;
import dev.headwater.distro.plan.PlanCheck;
import dev.headwater.distro.plan.SystemPackage;
import dev.headwater.distro.plan.SystemPlan;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A plan for people: to be read, or as a script for a shell.
 *
 * @since 0.1.0
 */
public final class PlanText {
    private static final String END = "HEADWATER";
    private static final int LONGEST = 200;

    private final SystemPlan plan;
    private final Optional<PlanCheck> check;

    /** The second part, as pip and uv read it. */
    private final String files;

    private final StringBuilder text = new StringBuilder();

    /**
     * Makes the text of a plan.
     *
     * @param resolved the solution that it is for
     * @param check what the packages say themselves, if they were asked
     */
    public PlanText(ResolutionOutcome.Resolved resolved, SystemPlan plan, Optional<PlanCheck> check) {
        this.plan = plan;
        this.check = check;
        this.files = RequirementsText.of(resolved)
                .withHashes()
                .withoutOrigins()
                .withoutProvided()
                .text();
    }

    /** {@return the plan to be read: two parts, then what is to be known of them} */
    public String text() {
        if (plan.command().isEmpty()) {
            line("1. for the package manager: nothing");
        } else {
            line("1. for the package manager:");
            line(plan.command().orElseThrow());
            plan.packages().forEach(this::provides);
        }
        line("");
        if (plan.files().isEmpty()) {
            line("2. for pip or uv: nothing");
        } else {
            line("2. for pip or uv, in an environment that sees the packages of the system (python3 -m venv"
                    + " --system-site-packages DIR): pip install --no-deps --require-hashes -r FILE, FILE being");
            text.append(files);
        }
        line("");
        remarks("");
        return text.toString();
    }

    /** {@return the plan as a script; the folder of an environment is its argument} */
    public String script() {
        line("#!/bin/sh");
        line("set -eu");
        remarks("# ");
        plan.command().ifPresent(this::line);
        if (!plan.files().isEmpty()) {
            line(
                    "environment=${1:?the folder of an environment that sees the packages of the system, made by: python3 -m"
                            + " venv --system-site-packages FOLDER}");
            line("\"$environment/bin/pip\" install --no-deps --require-hashes -r /dev/stdin <<'" + END + "'");
            text.append(files);
            line(END);
        }
        return text.toString();
    }

    /** {@return the script of the first part alone, for who installs the rest from a lock} */
    public static String beforeLock(SystemPlan plan) {
        return "#!/bin/sh\nset -eu\n# before what the lock installs\n"
                + plan.command().orElse("# nothing is for the package manager") + "\n";
    }

    private void provides(SystemPackage one) {
        String projects = one.provides().stream().map(Object::toString).collect(Collectors.joining(", "));
        line("   " + one.name() + ": " + (projects.isEmpty() ? "the interpreter" : projects));
    }

    private static String provider(ExternalRequirement one) {
        return one.provider()
                .map(provider -> "provided by " + provider.name()
                        + provider.dependent()
                                .map(dependent -> ", which " + dependent + " depends on")
                                .orElse(""))
                .orElse("no package of the first part is named so, nor what these packages depend on");
    }

    private void remarks(String begin) {
        for (ExternalRequirement one : plan.external()) {
            line(begin + "native: " + one.project() + " requires " + Shown.masked(one.requirement(), LONGEST) + ": "
                    + provider(one));
        }
        for (SystemPlan.Alternative one : plan.alternatives()) {
            line(begin + "alternative: " + one.name() + " takes " + Shown.text(one.relation())
                    + "; the package manager may choose another branch");
        }
        for (SystemPlan.Unchecked one : plan.unchecked()) {
            line(begin + "unchecked: " + one.name() + " (" + one.project() + ") requires " + one.requirement()
                    + ", which another index supplies, and may say more of it in its own metadata");
        }
        if (check.isEmpty()) {
            line(begin + "not checked: what pip check will say (--check reads the packages of the first part)");
        }
        check.ifPresent(found -> findings(begin, found));
    }

    private void findings(String begin, PlanCheck found) {
        for (PlanCheck.Disagreement one : found.disagreements()) {
            line(begin + "pip check will disagree: the metadata in " + one.name() + " (" + one.project()
                    + ") requires " + Shown.text(one.requirement())
                    + one.version()
                            .map(version -> ", and " + version + " it is")
                            .orElse(", which is not installed"));
        }
        for (PlanCheck.Unread one : found.unread()) {
            line(begin + "not checked: " + one.name() + " cannot be read");
        }
        if (found.disagreements().isEmpty() && found.unread().isEmpty()) {
            line(begin + "checked: pip check will agree");
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
