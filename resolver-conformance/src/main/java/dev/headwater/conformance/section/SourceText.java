// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.section;

import dev.headwater.api.text.Spelling;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source of a distributor's lists: an archive, headed by a line such as {@code [security]: dated 2026-06-01}.
 *
 * @param name what it is called
 * @param states in which states it is, where that is not as anybody would have it, each with what there is to say
 * @param packages what it has
 */
public record SourceText(String name, Map<State, String> states, List<PackageText> packages) {
    private static final Instant DATE = Instant.parse("2026-06-01T00:00:00Z");
    /** A signature tells its time in 32 bits. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2100;

    private static final Pattern HEAD = Pattern.compile("\\[([a-z0-9][a-z0-9-]{0,99})](?:: (.+))?");

    /** A state that an archive should not be in. */
    public enum State {
        /** None of its files is there. */
        MISSING,
        /** It has a release file without a signature, and the policy names no key. */
        UNSIGNED,
        /** It has a release file without a signature, and the policy names a key. */
        SIGNED_BY_NOBODY,
        /** Its release file is signed by a key that the policy does not name. */
        SIGNED_BY_ANOTHER,
        /** Its release file is signed by the key that the policy names, which has expired since. */
        SIGNED_BY_AN_EXPIRED_KEY,
        /** Its release file is signed by the key that the policy names, which is revoked. */
        SIGNED_BY_A_REVOKED_KEY,
        /** Its release file has sums of MD5 only. */
        WEAK_SUMS,
        /** Its list of packages has another byte than its release file says. */
        OTHER_LIST,
        /** Its release file is of this date. */
        DATED,
        /** Its release file is valid until this date. */
        VALID_UNTIL,
        /** The policy has this URL in place of its own, at which nobody is. */
        AT
    }

    /** Copies. */
    public SourceText {
        states = Map.copyOf(states);
        packages = List.copyOf(packages);
    }

    /** {@return the source that a line begins; nothing if it begins none} */
    static Optional<SourceText> begin(String line) {
        Matcher head = HEAD.matcher(line);
        if (!head.matches()) {
            return Optional.empty();
        }
        Map<State, String> states = new EnumMap<>(State.class);
        String said = head.group(2);
        for (String text : said == null ? new String[0] : said.split(", ", -1)) {
            String[] words = text.split(" ", 2);
            State state = Spelling.find(words[0], State.values())
                    .orElseThrow(() -> InvalidScenarioException.ofLine(
                            text, "a state of a source: " + String.join(", ", Spelling.all(State.values()))));
            states.put(state, words.length == 1 ? "" : words[1]);
        }
        SourceText source = new SourceText(head.group(1), states, List.of());
        source.date();
        source.validUntil();
        return Optional.of(source);
    }

    SourceText with(List<PackageText> more) {
        return new SourceText(name, states, more);
    }

    /** {@return whether it is in a state} */
    public boolean is(State state) {
        return states.containsKey(state);
    }

    /** {@return the date of its release file} */
    public Instant date() {
        return day(State.DATED).orElse(DATE);
    }

    /** {@return until when its release file is valid, if that is said} */
    public Optional<Instant> validUntil() {
        return day(State.VALID_UNTIL);
    }

    private Optional<Instant> day(State state) {
        String day = states.get(state);
        if (day == null) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(day);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return Optional.of(date.atStartOfDay(ZoneOffset.UTC).toInstant());
            }
        } catch (DateTimeException e) {
            throw noDate(state, day);
        }
        throw noDate(state, day);
    }

    private static InvalidScenarioException noDate(State state, String day) {
        return InvalidScenarioException.ofLine(Spelling.of(state) + " " + day, "one with a date");
    }
}
