// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.unpack.MalformedFileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stanzas of a control file, one at a time: of each the fields that are asked for, the lines of a folded one joined
 * by line breaks. Comments are skipped; a line may end in CR LF. A field that is asked for and stands twice in a stanza
 * is refused.
 *
 * @see <a href="https://www.debian.org/doc/debian-policy/ch-controlfields.html">Debian policy 5.1</a>
 */
final class Stanzas {
    private static final int LONGEST_LINE = 1 << 20;

    private final Lines lines;
    private final int longest;
    private final byte[][] names;
    private final @Nullable String[] values;
    private final long[] places;
    private @Nullable StringBuilder folded;
    private int field;
    private long first;
    private long size;

    /**
     * Reads stanzas of a stream.
     *
     * @param file how to call it
     * @param longest how many bytes a stanza may have
     * @param fields the fields that are asked for
     */
    Stanzas(InputStream in, String file, int longest, List<String> fields) {
        lines = new Lines(in, file, LONGEST_LINE);
        this.longest = longest;
        names = fields.stream()
                .map(name -> name.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        values = new @Nullable String[names.length];
        places = new long[names.length];
    }

    /** Goes to the next stanza, if there is one. */
    boolean next() throws IOException {
        Arrays.fill(values, null);
        first = 0;
        size = 0;
        field = -1;
        while (lines.next()) {
            if (isBlank()) {
                if (first > 0) {
                    break;
                }
            } else if (lines.buffer()[lines.from()] != '#') {
                line();
            }
        }
        endField();
        return first > 0;
    }

    private boolean isBlank() {
        byte[] bytes = lines.buffer();
        int at = lines.from();
        while (at < lines.to() && isSpace(bytes[at])) {
            at++;
        }
        return at == lines.to();
    }

    private void line() throws MalformedFileException {
        size += lines.to() - lines.from();
        if (size > longest) {
            throw lines.fault("the stanza of line " + first + " is longer than " + longest + " bytes");
        }
        if (!isSpace(lines.buffer()[lines.from()])) {
            beginField();
        } else if (first == 0) {
            throw lines.fault("goes on with a field that has not begun");
        } else if (field >= 0) {
            continueField();
        }
        if (first == 0) {
            first = lines.number();
        }
    }

    private void beginField() throws MalformedFileException {
        endField();
        byte[] bytes = lines.buffer();
        int colon = lines.from();
        while (colon < lines.to() && bytes[colon] > ' ' && bytes[colon] != ':') {
            colon++;
        }
        if (colon == lines.from() || colon == lines.to() || bytes[colon] != ':') {
            throw lines.fault("is no field; a name and a colon were expected");
        }
        field = fieldOf(bytes, lines.from(), colon);
        if (field >= 0) {
            if (values[field] != null) {
                throw lines.fault(name(field) + " stands here again; it was in line " + places[field]);
            }
            values[field] = lines.text(colon + 1).strip();
            places[field] = lines.number();
        }
    }

    private void continueField() {
        if (folded == null) {
            folded = new StringBuilder(value(field));
        }
        folded.append('\n').append(lines.text(lines.from() + 1));
    }

    private void endField() {
        if (folded != null) {
            values[field] = folded.toString();
            folded = null;
        }
    }

    private int fieldOf(byte[] bytes, int from, int to) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].length == to - from && isSame(names[i], bytes, from)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * As no other signs than letters and hyphens are in a name, the bit of the case is the only one to be set apart.
     */
    private static boolean isSame(byte[] name, byte[] bytes, int from) {
        for (int i = 0; i < name.length; i++) {
            if ((name[i] | 0x20) != (bytes[from + i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    static boolean isSpace(int c) {
        return c == ' ' || c == '\t';
    }

    private String name(int of) {
        return new String(names[of], StandardCharsets.US_ASCII);
    }

    /** {@return the value of a field, by its place among those asked for; empty text where it is not there} */
    String value(int of) {
        String value = values[of];
        return value == null ? "" : value;
    }

    /** {@return the value of a field that has to be there, and to be of some length} */
    String require(int of, int most) throws MalformedFileException {
        String value = value(of);
        if (value.isEmpty()) {
            throw fault("the stanza that begins here has no " + name(of));
        }
        if (value.length() > most) {
            throw fault(of, name(of) + " is longer than " + most + " characters");
        }
        return value;
    }

    MalformedFileException fault(String what) {
        return lines.fault(first, what);
    }

    /** {@return a fault of a field} */
    MalformedFileException fault(int of, String what) {
        return lines.fault(places[of], what);
    }
}
