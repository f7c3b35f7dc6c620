// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Where in a text the fields of a metadata file stand. A file has a hundred of them, and a resolver asks for a few: a
 * field is made when somebody asks for it. Filled by one thread, then read by any.
 */
final class FieldRows {
    /** Of a row: begin and end of the name and of the value, and the line. */
    private static final int WIDTH = 5;

    private static final int USUAL_COUNT = 32;
    private static final int TO_LOWER_CASE = 'a' - 'A';

    private final String text;
    private int[] places = new int[USUAL_COUNT * WIDTH];
    private int count;
    /** Whether all names are of ASCII; they are in what was scanned. */
    private boolean plainNames = true;

    FieldRows(String text) {
        this.text = text;
    }

    /** {@return rows of fields that lie in no text yet} */
    static FieldRows of(List<MetadataField> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach(field -> text.append(field.name()).append(field.value()));
        FieldRows rows = new FieldRows(text.toString());
        int at = 0;
        for (MetadataField field : fields) {
            int value = at + field.name().length();
            int end = value + field.value().length();
            rows.add(at, value, value, end, field.line());
            rows.plainNames &= field.name().chars().allMatch(c -> c < 0x80);
            at = end;
        }
        return rows;
    }

    void add(int name, int nameEnd, int value, int valueEnd, int line) {
        int at = count++ * WIDTH;
        if (at == places.length) {
            places = Arrays.copyOf(places, 2 * at);
        }
        places[at] = name;
        places[at + 1] = nameEnd;
        places[at + 2] = value;
        places[at + 3] = valueEnd;
        places[at + 4] = line;
    }

    /** {@return the same rows without the text behind them, which may be most of it} */
    FieldRows alone() {
        int end = count == 0 ? 0 : places[count * WIDTH - 2];
        FieldRows rows = new FieldRows(text.substring(0, end));
        rows.places = Arrays.copyOf(places, count * WIDTH);
        rows.count = count;
        rows.plainNames = plainNames;
        return rows;
    }

    int count() {
        return count;
    }

    MetadataField field(int row) {
        int at = row * WIDTH;
        return new MetadataField(
                text.substring(places[at], places[at + 1]),
                text.substring(places[at + 2], places[at + 3]),
                places[at + 4]);
    }

    List<MetadataField> fields() {
        List<MetadataField> fields = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            fields.add(field(row));
        }
        return Collections.unmodifiableList(fields);
    }

    /**
     * {@return the next row of a name, or -1}
     *
     * @param key the name in lower case
     * @param row the first that is looked at
     */
    int find(String key, int row) {
        for (int next = row; next < count; next++) {
            if (isNamed(next, key)) {
                return next;
            }
        }
        return -1;
    }

    private boolean isNamed(int row, String key) {
        int start = places[row * WIDTH];
        int end = places[row * WIDTH + 1];
        if (!plainNames) {
            return KnownField.key(text.substring(start, end)).equals(key);
        }
        if (end - start != key.length()) {
            return false;
        }
        for (int i = 0; start + i < end; i++) {
            char c = text.charAt(start + i);
            if (c != key.charAt(i) && !(c >= 'A' && c <= 'Z' && c + TO_LOWER_CASE == key.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether a row has the value, as written, of one of others} */
    boolean hasValueOf(int row, FieldRows others, int other) {
        int start = places[row * WIDTH + 2];
        int length = places[row * WIDTH + 3] - start;
        int otherStart = others.places[other * WIDTH + 2];
        return others.places[other * WIDTH + 3] - otherStart == length
                && text.regionMatches(start, others.text, otherStart, length);
    }
}
