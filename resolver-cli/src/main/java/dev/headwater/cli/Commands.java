// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.cli.audit.AuditCommand;
import dev.headwater.cli.cache.CacheCommand;
import dev.headwater.cli.demo.DemoCommand;
import dev.headwater.cli.eval.EvalCommand;
import dev.headwater.cli.export.ExportCommand;
import dev.headwater.cli.feed.FeedCommand;
import dev.headwater.cli.jshell.JshellCommand;
import dev.headwater.cli.lock.LockCommand;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.owner.OwnerCommand;
import dev.headwater.cli.plan.PlanCommand;
import dev.headwater.cli.repair.RepairCommand;
import dev.headwater.cli.resolve.ResolveCommand;
import dev.headwater.cli.verify.VerifyCommand;
import dev.headwater.cli.why.WhyCommand;
import java.util.List;
import java.util.Optional;

/** The commands by name. Only the one that is asked for is made, so that no run loads the classes of another one. */
final class Commands {
    /** In the order in which they are shown. */
    static final List<String> NAMES = List.of(
            "demo", "resolve", "lock", "verify", "why", "owner", "repair", "audit", "plan", "export", "feed", "eval",
            "cache", "jshell");

    private Commands() {}

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
                    case "export" -> new ExportCommand();
                    case "feed" -> new FeedCommand();
                    case "eval" -> new EvalCommand();
                    case "cache" -> new CacheCommand();
                    case "jshell" -> new JshellCommand();
                    default -> null;
                });
    }
}
