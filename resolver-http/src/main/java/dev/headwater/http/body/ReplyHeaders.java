// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.body;

import java.util.List;
import java.util.Optional;

/** The headers of an answer. They are looked up, never shown. */
public final class ReplyHeaders {
    private static final ReplyHeaders NONE = new ReplyHeaders(List.of());

    private final List<String> namesAndValues;

    private ReplyHeaders(List<String> namesAndValues) {
        this.namesAndValues = namesAndValues;
    }

    /** {@return headers from a list of names, each followed by its value} */
    public static ReplyHeaders of(List<String> namesAndValues) {
        return new ReplyHeaders(List.copyOf(namesAndValues));
    }

    /** {@return no headers} */
    public static ReplyHeaders none() {
        return NONE;
    }

    /** {@return the value of a header, its lines joined by commas} Case of the name does not matter. */
    public Optional<String> value(String name) {
        String value = null;
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            if (namesAndValues.get(i).equalsIgnoreCase(name)) {
                value = value == null ? namesAndValues.get(i + 1) : value + ", " + namesAndValues.get(i + 1);
            }
        }
        return Optional.ofNullable(value);
    }

    /** {@return how many there are} */
    @Override
    public String toString() {
        return namesAndValues.size() / 2 + " headers";
    }
}
