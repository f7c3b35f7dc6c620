// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a metadata file: where each stands in its bytes, until somebody asks for it. A file has a hundred of
 * them, and a resolver wants a few. Not changed once it is filled; then safe to read from any thread.
 */
final class FieldRows {
    /** Of a row: begin and end of the name and of the value, the line, and the first row of those in a row named so. */
    private static final int WIDTH = 6;

    private static final int VALUE = 2;
    private static final int LINE = 4;
    private static final int LEADER = 5;
    private static final int USUAL_COUNT = 32;
    private static final int TO_LOWER_CASE = 'a' - 'A';

    private byte[] bytes;
    private Charset charset = StandardCharsets.ISO_8859_1;
    private int[] places = new int[USUAL_COUNT * WIDTH];
    private int count;
    /** The fields themselves, where they were not read from a file. */
    private final @Nullable List<MetadataField> given;

    /** Makes rows of a file that is scanned now. */
    FieldRows(byte[] bytes) {
        this.bytes = bytes;
        this.given = null;
    }

    /** Takes fields as they are. */
    FieldRows(List<MetadataField> given) {
        this.bytes = new byte[0];
        this.given = List.copyOf(given);
        this.count = given.size();
    }

    /** Adds a field whose name is of printable characters of ASCII alone. */
    void add(int name, int nameEnd, int value, int valueEnd, int line) {
        int at = count * WIDTH;
        if (at == places.length) {
            places = Arrays.copyOf(places, 2 * at);
        }
        places[at] = name;
        places[at + 1] = nameEnd;
        places[at + VALUE] = value;
        places[at + VALUE + 1] = valueEnd;
        places[at + LINE] = line;
        boolean isNamedAsBefore =
                count > 0 && Arrays.equals(bytes, places[at - WIDTH], places[at - WIDTH + 1], bytes, name, nameEnd);
        places[at + LEADER] = isNamedAsBefore ? places[at - WIDTH + LEADER] : count;
        count++;
    }

    /** Ends the filling: room for more is let go of, and what stands behind the fields, mostly the larger part. */
    FieldRows in(Charset charset) {
        this.charset = charset;
        bytes = Arrays.copyOf(bytes, count == 0 ? 0 : places[(count - 1) * WIDTH + VALUE + 1]);
        places = Arrays.copyOf(places, count * WIDTH);
        return this;
    }

    int count() {
        return count;
    }

    MetadataField field(int row) {
        int at = row * WIDTH;
        return given != null ? given.get(row) : new MetadataField(text(at), text(at + VALUE), places[at + LINE]);
    }

    private String text(int at) {
        return new String(bytes, places[at], places[at + 1] - places[at], charset);
    }

    List<MetadataField> fields() {
        if (given != null) {
            return given;
        }
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
     * @param before the row of that name before it, or -1
     */
    int next(String key, int before) {
        boolean isNamed = before >= 0;
        for (int row = before + 1; row < count; row++) {
            isNamed = (given != null || places[row * WIDTH + LEADER] == row) ? isNamed(row, key) : isNamed;
            if (isNamed) {
                return row;
            }
        }
        return -1;
    }

    private boolean isNamed(int row, String key) {
        if (given != null) {
            return KnownField.key(given.get(row).name()).equals(key);
        }
        int start = places[row * WIDTH];
        int length = places[row * WIDTH + 1] - start;
        for (int i = 0; length == key.length() && i < length; i++) {
            byte c = bytes[start + i];
            if (c != key.charAt(i) && !(c >= 'A' && c <= 'Z' && c + TO_LOWER_CASE == key.charAt(i))) {
                return false;
            }
        }
        return length == key.length();
    }

    /** {@return whether a row has the value, as written, of one of others} */
    boolean hasValueOf(int row, FieldRows others, int other) {
        if (given != null || others.given != null || !charset.equals(others.charset)) {
            return field(row).value().equals(others.field(other).value());
        }
        int at = row * WIDTH + VALUE;
        int there = other * WIDTH + VALUE;
        return Arrays.equals(
                bytes, places[at], places[at + 1], others.bytes, others.places[there], others.places[there + 1]);
    }
}
