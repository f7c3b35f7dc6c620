// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.cli.audit.AuditCommand;
import dev.headwater.cli.cache.CacheCommand;
import dev.headwater.cli.conformance.ConformanceCommand;
import dev.headwater.cli.demo.DemoCommand;
import dev.headwater.cli.environment.EnvironmentCommand;
import dev.headwater.cli.eval.EvalCommand;
import dev.headwater.cli.export.ExportCommand;
import dev.headwater.cli.feed.FeedCompileCommand;
import dev.headwater.cli.feed.FeedHotfixesCommand;
import dev.headwater.cli.feed.FeedReportCommand;
import dev.headwater.cli.jshell.JshellCommand;
import dev.headwater.cli.lock.LockCommand;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.overlay.OverlayApplyCommand;
import dev.headwater.cli.overlay.OverlayDiffCommand;
import dev.headwater.cli.overlay.OverlayLintCommand;
import dev.headwater.cli.overlay.OverlayShowCommand;
import dev.headwater.cli.overlay.OverlaySignCommand;
import dev.headwater.cli.overlay.OverlaySurveyCommand;
import dev.headwater.cli.owner.OwnerCommand;
import dev.headwater.cli.plan.PlanCommand;
import dev.headwater.cli.policy.PolicyImportCommand;
import dev.headwater.cli.repair.RepairCommand;
import dev.headwater.cli.resolve.ResolveCommand;
import dev.headwater.cli.serve.ServeCommand;
import dev.headwater.cli.support.SupportCommand;
import dev.headwater.cli.verify.VerifyCommand;
import dev.headwater.cli.wheel.WheelRepublishCommand;
import dev.headwater.cli.why.WhyCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands by name. Only the one that is asked for is made, so that no run loads the classes of another one. */
final class Commands {
    /** In the order in which they are shown. One of two words is the second of a group that the first names. */
    static final List<String> NAMES = List.of(
            "demo",
            "resolve",
            "lock",
            "verify",
            "why",
            "owner",
            "repair",
            "audit",
            "plan",
            "environment",
            "support",
            "export",
            "overlay lint",
            "overlay diff",
            "overlay survey",
            "overlay apply",
            "overlay show",
            "overlay sign",
            "feed compile",
            "feed report",
            "feed hotfixes",
            "policy import",
            "wheel republish",
            "serve",
            "eval",
            "conformance",
            "cache",
            "jshell");

    private Commands() {}

    /** {@return the second words of the commands whose first is this; none if it is no group} */
    static List<String> group(String word) {
        List<String> seconds = new ArrayList<>();
        for (String name : NAMES) {
            if (name.startsWith(word + " ")) {
                seconds.add(name.substring(word.length() + 1));
            }
        }
        return seconds;
    }

    static Optional<Command> find(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "demo" -> new DemoCommand();
                    case "resolve" -> new ResolveCommand();
                    case "lock" -> new LockCommand();
                    case "verify" -> new VerifyCommand();
                    case "why" -> new WhyCommand();
                    case "owner" -> new OwnerCommand();
                    case "repair" -> new RepairCommand();
                    case "audit" -> new AuditCommand();
                    case "plan" -> new PlanCommand();
                    case "environment" -> new EnvironmentCommand();
                    case "support" -> new SupportCommand();
                    case "export" -> new ExportCommand();
                    case "overlay lint" -> new OverlayLintCommand();
                    case "overlay diff" -> new OverlayDiffCommand();
                    case "overlay survey" -> new OverlaySurveyCommand();
                    case "overlay apply" -> new OverlayApplyCommand();
                    case "overlay show" -> new OverlayShowCommand();
                    case "overlay sign" -> new OverlaySignCommand();
                    case "feed compile" -> new FeedCompileCommand();
                    case "feed report" -> new FeedReportCommand();
                    case "feed hotfixes" -> new FeedHotfixesCommand();
                    case "policy import" -> new PolicyImportCommand();
                    case "wheel republish" -> new WheelRepublishCommand();
                    case "serve" -> new ServeCommand();
                    case "eval" -> new EvalCommand();
                    case "conformance" -> new ConformanceCommand();
                    case "cache" -> new CacheCommand();
                    case "jshell" -> new JshellCommand();
                    default -> null;
                });
    }
}
