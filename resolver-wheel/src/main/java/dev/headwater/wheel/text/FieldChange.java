// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some values take the place of others in a list.
 *
 * @param from the first that is taken out; where none is, the one before which the new ones stand
 * @param to the one behind the last that is taken out
 * @param values what stands there instead
 */
record FieldChange(int from, int to, List<String> values) {
    FieldChange {
        values = List.copyOf(values);
    }

    /** {@return what makes one list of another, from its beginning to its end} Values that stay in order are kept. */
    static List<FieldChange> between(List<String> there, List<String> wanted) {
        Map<String, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < there.size(); i++) {
            places.computeIfAbsent(there.get(i), value -> new ArrayDeque<>()).add(i);
        }
        List<FieldChange> changes = new ArrayList<>();
        List<String> instead = new ArrayList<>();
        int next = 0;
        for (String value : wanted) {
            int found = find(places.get(value), next);
            if (found < 0) {
                instead.add(value);
                continue;
            }
            add(changes, next, found, instead);
            next = found + 1;
        }
        add(changes, next, there.size(), instead);
        return changes;
    }

    private static int find(@Nullable Deque<Integer> places, int from) {
        if (places == null) {
            return -1;
        }
        while (!places.isEmpty()) {
            int place = places.remove();
            if (place >= from) {
                return place;
            }
        }
        return -1;
    }

    private static void add(List<FieldChange> changes, int from, int to, List<String> instead) {
        if (from < to || !instead.isEmpty()) {
            changes.add(new FieldChange(from, to, instead));
        }
        instead.clear();
    }
}
