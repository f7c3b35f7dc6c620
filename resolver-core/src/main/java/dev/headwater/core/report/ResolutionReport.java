// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.resolution.ResolutionOutcome;

/**
 * An outcome as people and as programs read it.
 *
 * <p>Each method makes the same text of equal outcomes. Control characters, and characters that change the direction of
 * text, are escaped wherever they come from: what an index says cannot play tricks on a terminal.
 *
 * <pre>{@code
 * ResolutionReport report = ResolutionReport.of(resolver.resolve(request));
 * System.out.print(report.text());
 * Files.writeString(file, report.json());
 * }</pre>
 */
public final class ResolutionReport {
    private final ResolutionOutcome outcome;

    private ResolutionReport(ResolutionOutcome outcome) {
        this.outcome = outcome;
    }

    /** {@return the report of an outcome} */
    public static ResolutionReport of(ResolutionOutcome outcome) {
        return new ResolutionReport(outcome);
    }

    /**
     * {@return the outcome as one JSON object of schema 1, with one line for each package, project and step, and a line
     * feed at the end}
     */
    public String json() {
        return OutcomeJson.of(outcome);
    }

    /**
     * {@return the packages in columns: project, version, index and why, with one line for each package; empty where
     * there is no solution}
     */
    public String packages() {
        return outcome instanceof ResolutionOutcome.Resolved resolved ? PackageTable.of(resolved) : "";
    }

    /**
     * {@return what is to be said beside the packages: the message and the proof where there is no solution, then
     * warnings and hints, one line each; each begins with what it is}
     */
    public String messages() {
        return OutcomeMessages.of(outcome);
    }

    /** {@return packages and messages} */
    public String text() {
        String packages = packages();
        String messages = messages();
        return packages.isEmpty() || messages.isEmpty() ? packages + messages : packages + "\n" + messages;
    }

    @Override
    public String toString() {
        return text();
    }
}
