// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.index;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionStatistics;
import dev.headwater.api.version.Version;
import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.output.Output;
import dev.headwater.core.report.Message;
import dev.headwater.http.HttpStatistics;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches a resolution: a progress line on a terminal, each event with {@code --verbose}, and the statistics.
 *
 * <p>Events come one at a time, but not always on the thread that waits for the resolution: hence the lock, which
 * guards all fields.
 */
public final class Watch implements ResolutionListener {
    private static final String CLEAR = "\r\u001b[K";
    private static final int WIDTH = 79;
    private static final long PAUSE_MILLIS = 100;

    private final Output output;
    private final boolean narrates;
    private final boolean showsProgress;
    private final long start;
    private long lastShown;
    private boolean isShown;
    private int projects;
    private int versions;
    private @Nullable ResolutionStatistics statistics;

    public Watch(Arguments arguments, Output output) {
        this.output = output;
        narrates = output.verbosity() == Output.Verbosity.VERBOSE;
        showsProgress = output.verbosity() == Output.Verbosity.USUAL
                && !arguments.has("no-progress")
                && output.isShownOnTerminal();
        start = now();
        lastShown = start;
    }

    @Override
    public synchronized void asked(IndexId index, ProjectName name) {
        narrate("asking " + index + " for " + name);
    }

    @Override
    public synchronized void owned(Ownership ownership) {
        projects++;
        if (ownership.rule() == OwnerRule.OWN_PROJECT) {
            narrate(ownership.name() + " is a project of the request");
        } else {
            narrate(
                    ownership.owner().isPresent()
                            ? ownership.name() + " is supplied by "
                                    + ownership.owner().get()
                            : "nobody is known to supply " + ownership.name());
        }
        show(ownership.name().value());
    }

    @Override
    public synchronized void considered(ProjectName name, Version version) {
        versions++;
        if (narrates) {
            narrate("looking at " + name + " " + version);
        } else if (showsProgress) {
            show(name + " " + version);
        }
    }

    @Override
    public synchronized void ended(ResolutionStatistics statistics) {
        this.statistics = statistics;
    }

    /** Takes the progress line away, so that a result can be printed. */
    public synchronized void clear() {
        if (isShown) {
            print(CLEAR);
            isShown = false;
        }
    }

    /** {@return counts and times as one line of JSON} */
    public synchronized String statisticsLine(HttpStatistics traffic) {
        StringBuilder line = new StringBuilder("{\"milliseconds\": ").append(now() - start);
        if (statistics != null) {
            line.append(", \"projects\": ").append(statistics.projects());
            line.append(", \"metadata\": ").append(statistics.metadata());
            line.append(", \"decisions\": ").append(statistics.decisions());
            line.append(", \"propagations\": ").append(statistics.propagations());
            line.append(", \"conflicts\": ").append(statistics.conflicts());
            line.append(", \"incompatibilities\": ").append(statistics.incompatibilities());
        }
        line.append(", \"requests\": ").append(traffic.requests());
        line.append(", \"bytes\": ").append(traffic.bytes());
        line.append(", \"retries\": ").append(traffic.retries());
        return line.append("}\n").toString();
    }

    /** Warns a person at once. */
    synchronized void warn(String text) {
        clear();
        output.messages(List.of(new Message(Message.Kind.WARNING, text)));
    }

    private void narrate(String event) {
        if (narrates) {
            print(event + "\n");
        }
    }

    private void show(String current) {
        long now = showsProgress ? now() : 0;
        if (showsProgress && now - lastShown >= PAUSE_MILLIS) {
            lastShown = now;
            isShown = true;
            String line = "resolving: " + projects + " projects, " + versions + " versions, " + current;
            print(CLEAR + line.substring(0, Math.min(line.length(), WIDTH)));
        }
    }

    private void print(String text) {
        PrintStream err = output.surroundings().err();
        err.print(text);
        err.flush();
    }

    private long now() {
        return output.surroundings().machine().clock().millis();
    }
}
