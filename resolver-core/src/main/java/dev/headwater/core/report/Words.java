// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.resolution.ResolutionOutcome;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The words that reports use. */
final class Words {
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
