// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.index.IndexId;
import dev.headwater.conformance.scenario.Answer;
import dev.headwater.conformance.section.PolicyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What installers of others can be told: indexes in order, and a few words about versions and files. */
final class Plain {
    private static final int LONGEST_END = 400;

    /** Beyond it, it is a signal that ended a process, which refused nothing. */
    private static final int MOST_STATUS = 128;

    /** A line of pdm that turned on a terminal, and says how long that took. */
    private static final String SPINNER = "(?m)^[\\u2800-\\u28ff] .*\\R?";

    private static final List<String> CRASHES = List.of("traceback (most recent", "panicked at");
    private static final List<String> MISUSES = List.of(
            "unrecognized argument",
            "required arguments were not provided",
            "unexpected argument",
            "no such option",
            "unknown option",
            // poetry, where it runs on another Python than the scenarios are for.
            "is not allowed by the project",
            "invalid value");

    private Plain() {}

    /**
     * {@return why a question cannot be put to one who knows of a policy no more than the order of its indexes}
     *
     * @param tables the tables of a policy that he knows all the same
     * @param keys the keys of an index that he knows all the same
     */
    static Optional<String> untold(Question question, Set<String> tables, Set<String> keys) {
        Optional<String> program = question.needsProgram();
        if (program.isPresent()) {
            return program;
        }
        if (!question.text().lists().isEmpty()) {
            return Optional.of("it reads no repository of a distributor");
        }
        if (question.urls().isEmpty()) {
            return Optional.of("where no index is named it has one of its own");
        }
        if (question.urls().keySet().stream().anyMatch(question.text().serving()::wantsLogin)) {
            return Optional.of("it is given no login");
        }
        String worlds = question.text().section("indexes") + question.text().section("request");
        if (worlds.contains("://")) {
            return Optional.of("it would ask a host that is nowhere for what a URL names");
        }
        if (worlds.contains("platform_release") || worlds.contains("platform_version")) {
            return Optional.of("to it every field of markers is known");
        }
        PolicyText policy = question.policy();
        for (IndexId id : question.urls().keySet()) {
            for (String key : policy.options(id).keySet()) {
                if (!keys.contains(key)) {
                    return Optional.of("it has no word for '" + key + "' of an index");
                }
            }
        }
        for (String table : List.of("pins", "format", "cool-downs", "resolution")) {
            if (!policy.table(table).isEmpty() && !tables.contains(table)) {
                return Optional.of("it has no word for '" + table + "' of a policy");
            }
        }
        return policy.overlays().isEmpty() ? Optional.empty() : Optional.of("it knows no overlays");
    }

    /** {@return the options that mean a rule of formats; nothing if there are none} */
    static Optional<List<String>> formats(String pattern, String rule) {
        String name = pattern.equals("*") ? ":all:" : pattern;
        boolean isKnown = rule.equals("only-binary") || rule.equals("no-binary");
        if (!isKnown || name.endsWith("*")) {
            return Optional.empty();
        }
        return Optional.of(new ArrayList<>(List.of("--" + rule, name)));
    }

    /**
     * {@return the reply of who ended without a solution}
     *
     * @param status his exit status
     * @param said what he wrote
     * @param unsatisfiable what he writes, in lower case, where he has proved that there is none
     */
    static Reply refused(Question question, int status, String said, List<String> unsatisfiable) {
        if (status > MOST_STATUS || said.isBlank()) {
            return new Reply.Failed("ended with the status " + status + (said.isBlank() ? " and said nothing" : ""));
        }
        String lower = said.toLowerCase(Locale.ROOT);
        if (CRASHES.stream().anyMatch(lower::contains)) {
            return new Reply.Failed("crashed: " + fault(said));
        }
        if (MISUSES.stream().anyMatch(lower::contains)) {
            return new Reply.Failed("does not know what it is told: " + end(question, said));
        }
        boolean isProven = unsatisfiable.stream().anyMatch(lower::contains);
        return new Reply.Answered(
                Answer.foreign(
                        isProven ? "unsatisfiable" : Answer.REFUSED,
                        List.of(),
                        question.servers().questions(),
                        said),
                end(question, said));
    }

    /** {@return the kind of what a crash ends in: its last line up to the colon} */
    private static String fault(String said) {
        List<String> lines = said.strip().lines().toList();
        String last = lines.get(lines.size() - 1);
        int colon = last.indexOf(": ");
        return colon < 0 ? last : last.substring(0, colon);
    }

    /** The end of a text tells most, and is the same each time: what is only of this run is left out. */
    private static String end(Question question, String said) {
        String place = Pattern.quote(question.folder().toString());
        String named = question.servers()
                .named(said)
                .replaceAll(place + "[^\\s'\"`]*", "…")
                .replaceAll(SPINNER, "")
                .replaceAll("\\(?\\b[0-9.]+ ?m?s\\b\\)?", "")
                .strip();
        return named.length() <= LONGEST_END ? named : "… " + named.substring(named.length() - LONGEST_END);
    }
}
