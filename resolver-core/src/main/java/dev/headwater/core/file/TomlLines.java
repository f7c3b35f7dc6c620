// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/** Finds the line of what the parser read, and the strings that it did not. */
final class TomlLines {
    private final String text;
    private final TomlStrings strings;

    /** The offset at which each line begins. */
    private final int[] starts;

    TomlLines(String text, TomlStrings strings) {
        this.text = text;
        this.strings = strings;
        this.starts = starts(text);
    }

    /** {@return a value that the parser read, as the document has it} */
    Object original(Object value) {
        return strings.original(value);
    }

    /** {@return the line of a key or a table; 0 where the parser knows none} */
    static int of(@Nullable TomlPosition position) {
        return position == null ? 0 : position.line();
    }

    /** {@return the line of an item of a list} */
    int ofItem(TomlPosition position) {
        return itemAt(position).line();
    }

    /**
     * {@return where an item of a list begins}
     *
     * <p>The parser gives the place behind the bracket or comma before the item, which may be lines above it.
     */
    Spot itemAt(TomlPosition position) {
        int line = position.line();
        int at = starts[line - 1] + position.column() - 1;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '#') {
                at = Math.max(at, text.indexOf('\n', at) - 1);
            } else if (c == '\n') {
                line++;
            } else if (c != ' ' && c != '\t' && c != '\r') {
                break;
            }
        }
        return new Spot(line, at - starts[line - 1] + 1);
    }

    /** A place in the text: line and column, counted from 1. */
    record Spot(int line, int column) {}

    private static int[] starts(String text) {
        int[] starts = new int[64];
        int count = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
            starts[count++] = end + 1;
        }
        return Arrays.copyOf(starts, count);
    }
}
