// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.support;

import dev.headwater.api.text.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule of which Pythons projects go on to support, by the dates of their releases. The dates stand in a table that
 * comes with this library and says of which day it is; releases after that day are those that were scheduled then.
 *
 * @see <a href="https://scientific-python.org/specs/spec-0000/">SPEC 0</a>
 * @see <a href="https://numpy.org/neps/nep-0029-deprecation_policy.html">NEP 29</a>
 * @since 0.1.0
 */
public enum SupportWindow {
    /** Three years after a release. */
    SPEC_0(36, 0),
    /** Forty-two months after a release, and the two newest whatever their age. */
    NEP_29(42, 2);

    private static final String RELEASES = "python-releases.txt";
    private static final String AS_OF = "as-of";

    private final int months;
    private final int newest;

    SupportWindow(int months, int newest) {
        this.months = months;
        this.newest = newest;
    }

    /** {@return the rule of a name: {@code spec-0}, {@code nep-29}; empty where it is none} */
    public static Optional<SupportWindow> find(String name) {
        return Spelling.find(name, values());
    }

    /** {@return the minor versions of Python that are supported on a day, the oldest first} */
    public List<String> pythons(LocalDate day) {
        List<Map.Entry<String, LocalDate>> released = table().entrySet().stream()
                .filter(one -> !one.getKey().equals(AS_OF) && !one.getValue().isAfter(day))
                .toList();
        List<String> pythons = new ArrayList<>();
        for (int i = 0; i < released.size(); i++) {
            boolean isNew = i >= released.size() - newest;
            if (isNew || day.isBefore(released.get(i).getValue().plusMonths(months))) {
                pythons.add(released.get(i).getKey());
            }
        }
        return pythons;
    }

    /** {@return the day of which the table of releases is} */
    public static LocalDate tableDate() {
        return table().getOrDefault(AS_OF, LocalDate.EPOCH);
    }

    /** {@return whether a version was planned, and not released, on the day of the table} */
    static boolean isScheduled(String python) {
        return table().getOrDefault(python, LocalDate.EPOCH).isAfter(tableDate());
    }

    private static Map<String, LocalDate> table() {
        Map<String, LocalDate> table = new LinkedHashMap<>();
        try (InputStream in = SupportWindow.class.getResourceAsStream(RELEASES)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RELEASES + " is missing");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                int space = line.indexOf(' ');
                if (space > 0 && !line.startsWith("#")) {
                    table.put(line.substring(0, space), LocalDate.parse(line.substring(space + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    @Override
    public String toString() {
        return Spelling.of(this);
    }
}
