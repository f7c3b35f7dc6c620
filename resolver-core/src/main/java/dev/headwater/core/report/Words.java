// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Spelling;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words that reports use. */
final class Words {
    /** So many of many things are named. */
    private static final int MOST = 3;

    private static final int NANOS_OF_MILLI = 1_000_000;
    private static final int NANOS_OF_MICRO = 1_000;

    private Words() {}

    /** {@return the name of the kind of an outcome} */
    static String kind(ResolutionOutcome outcome) {
        return outcome.accept(KIND);
    }

    /**
     * {@return a time in UTC as RFC 3339 writes it, with as many groups of three fractional digits as it needs}
     *
     * <p>By hand, for a formatter of the JDK costs the start of a command more than everything else in a report.
     */
    static String time(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(30).append(utc.toLocalDate()).append('T');
        digits(text, utc.getHour(), 2).append(':');
        digits(text, utc.getMinute(), 2).append(':');
        digits(text, utc.getSecond(), 2);
        int nano = utc.getNano();
        if (nano % NANOS_OF_MICRO != 0) {
            digits(text.append('.'), nano, 9);
        } else if (nano % NANOS_OF_MILLI != 0) {
            digits(text.append('.'), nano / NANOS_OF_MICRO, 6);
        } else if (nano != 0) {
            digits(text.append('.'), nano / NANOS_OF_MILLI, 3);
        }
        return text.append('Z').toString();
    }

    /** {@return a project with extras as a requirement writes it: {@code lib[a,b]}} */
    static String withExtras(ProjectName name, List<ExtraName> extras) {
        return extras.isEmpty()
                ? name.value()
                : name + extras.stream().map(ExtraName::value).collect(Collectors.joining(",", "[", "]"));
    }

    /** {@return the name of a case of a sealed type as the documents write it: {@code not-supplied}} */
    static String type(Object value) {
        StringBuilder word = new StringBuilder();
        for (char c : value.getClass().getSimpleName().toCharArray()) {
            if (c >= 'A' && c <= 'Z') {
                word.append(word.isEmpty() ? "" : "-").append((char) (c + 'a' - 'A'));
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }

    /** {@return the places joined by "and", each way of saying once; what is said if there is none} */
    static String all(List<Place> places, String otherwise) {
        List<String> texts = places.stream().map(Place::toString).distinct().toList();
        return texts.isEmpty() ? otherwise : and(texts);
    }

    /** {@return "a", "a and b", "a, b and c"} */
    static String and(List<String> texts) {
        int last = texts.size() - 1;
        return last <= 0
                ? String.join("", texts)
                : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
    }

    /** {@return ascending numbers joined by "and", more than two neighbours as "1 to 4"} */
    static String range(List<Integer> numbers) {
        List<String> runs = new ArrayList<>();
        for (int from = 0; from < numbers.size(); ) {
            int to = from;
            while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
                to++;
            }
            if (to - from < MOST) {
                numbers.subList(from, to + 1).forEach(number -> runs.add(number.toString()));
            } else {
                runs.add(numbers.get(from) + " to " + numbers.get(to));
            }
            from = to + 1;
        }
        return and(runs);
    }

    /** {@return the first of some texts, and how many more there are} */
    static String first(List<String> texts) {
        int more = texts.size() - MOST;
        return String.join(", ", texts.subList(0, Math.min(MOST, texts.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** {@return what an index says of a project: "archived (use foo)"} */
    static String status(ProjectStatus status) {
        return Spelling.of(status.state())
                + status.reason().map(reason -> " (" + reason + ")").orElse("");
    }

    /** {@return why it is not known what a project requires, without an extra or with one} */
    static String unknownDependencies(Optional<String> extra) {
        return extra.map(named -> "its extras, '" + named + "' among them, are").orElse("its dependencies are")
                + " made when it is built; nothing is built here, so write them into [project]";
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        for (int i = digits.length(); i < width; i++) {
            text.append('0');
        }
        return text.append(digits);
    }

    private static final ResolutionOutcome.Visitor<String> KIND = new ResolutionOutcome.Visitor<>() {
        @Override
        public String resolved(ResolutionOutcome.Resolved outcome) {
            return "resolved";
        }

        @Override
        public String unsatisfiable(ResolutionOutcome.Unsatisfiable outcome) {
            return "unsatisfiable";
        }

        @Override
        public String indexFailure(ResolutionOutcome.IndexFailure outcome) {
            return "index-failure";
        }

        @Override
        public String invalidRequest(ResolutionOutcome.InvalidRequest outcome) {
            return "invalid-request";
        }

        @Override
        public String stopped(ResolutionOutcome.Stopped outcome) {
            return "stopped";
        }
    };
}
