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

    private PlanText(SystemPlan plan, String files, Optional<PlanCheck> check) {
        this.plan = plan;
        this.files = files;
        this.check = check;
    }

    /** Makes the text of a plan for a solution; its packages were not asked what they say themselves. */
    public static PlanText of(ResolutionOutcome.Resolved resolved, SystemPlan plan) {
        String files = RequirementsText.of(resolved)
                .withHashes()
                .withoutOrigins()
                .withoutProvided()
                .text();
        return new PlanText(plan, files, Optional.empty());
    }

    /** {@return the text of the same plan, with what its packages say themselves} */
    public PlanText withCheck(PlanCheck found) {
        return new PlanText(plan, files, Optional.of(found));
    }

    /** {@return the plan to be read: two parts, then what is to be known of them} */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (plan.command().isEmpty()) {
            line(text, "1. for the package manager: nothing");
        } else {
            line(text, "1. for the package manager:");
            line(text, plan.command().orElseThrow());
            plan.packages().forEach(one -> line(text, provided(one)));
        }
        line(text, "");
        if (plan.files().isEmpty()) {
            line(text, "2. for pip or uv: nothing");
        } else {
            line(
                    text,
                    "2. for pip or uv, in an environment that sees the packages of the system (python3 -m venv"
                            + " --system-site-packages DIR): pip install --no-deps --require-hashes -r FILE, FILE being");
            text.append(files);
        }
        line(text, "");
        remarks(text, "");
        return text.toString();
    }

    /** {@return the plan as a script; the folder of an environment is its argument} */
    public String script() {
        StringBuilder text = new StringBuilder();
        line(text, "#!/bin/sh");
        line(text, "set -eu");
        remarks(text, "# ");
        plan.command().ifPresent(command -> line(text, command));
        if (!plan.files().isEmpty()) {
            line(
                    text,
                    "environment=${1:?the folder of an environment that sees the packages of the system, made by: python3 -m"
                            + " venv --system-site-packages FOLDER}");
            line(text, "\"$environment/bin/pip\" install --no-deps --require-hashes -r /dev/stdin <<'" + END + "'");
            text.append(files);
            line(text, END);
        }
        return text.toString();
    }

    /** {@return the script of the first part alone, for who installs the rest from a lock} */
    public static String beforeLock(SystemPlan plan) {
        return "#!/bin/sh\nset -eu\n# before what the lock installs\n"
                + plan.command().orElse("# nothing is for the package manager") + "\n";
    }

    private static String provided(SystemPackage one) {
        String projects = one.provides().stream().map(Object::toString).collect(Collectors.joining(", "));
        return "   " + one.name() + ": " + (projects.isEmpty() ? "the interpreter" : projects);
    }

    private static String provider(ExternalRequirement one) {
        return one.provider()
                .map(provider -> "provided by " + provider.name()
                        + provider.dependent()
                                .map(dependent -> ", which " + dependent + " depends on")
                                .orElse(""))
                .orElse("no package of the first part is named so, nor what these packages depend on");
    }

    private void remarks(StringBuilder text, String begin) {
        for (ExternalRequirement one : plan.external()) {
            line(
                    text,
                    begin + "native: " + one.project() + " requires " + Shown.masked(one.requirement(), LONGEST) + ": "
                            + provider(one));
        }
        for (SystemPlan.Alternative one : plan.alternatives()) {
            line(
                    text,
                    begin + "alternative: " + one.name() + " takes " + Shown.text(one.relation())
                            + "; the package manager may choose another branch");
        }
        for (SystemPlan.Unchecked one : plan.unchecked()) {
            line(
                    text,
                    begin + "unchecked: " + one.name() + " (" + one.project() + ") requires " + one.requirement()
                            + ", which another index supplies, and may say more of it in its own metadata");
        }
        if (check.isEmpty()) {
            line(text, begin + "not checked: what pip check will say (--check reads the packages of the first part)");
        }
        check.ifPresent(found -> findings(text, begin, found));
    }

    private static void findings(StringBuilder text, String begin, PlanCheck found) {
        for (PlanCheck.Disagreement one : found.disagreements()) {
            line(
                    text,
                    begin + "pip check will disagree: the metadata in " + one.name() + " (" + one.project()
                            + ") requires " + Shown.text(one.requirement())
                            + one.version()
                                    .map(version -> ", and " + version + " it is")
                                    .orElse(", which is not installed"));
        }
        for (PlanCheck.Unread one : found.unread()) {
            line(text, begin + "not checked: " + one.name() + " cannot be read");
        }
        if (found.disagreements().isEmpty() && found.unread().isEmpty()) {
            line(text, begin + "checked: pip check will agree");
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
