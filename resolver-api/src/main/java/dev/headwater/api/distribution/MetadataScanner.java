// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a metadata file into fields and body as Python's email parser does, in one pass over its lines. */
final class MetadataScanner {
    private static final String ENVELOPE = "From ";

    final FieldRows fields;
    final List<MetadataFault> faults = new ArrayList<>();

    private final String text;
    /** The first of each character that ends a line, from the line that was looked for last on. */
    private int feed = -1;

    private int carriageReturn = -1;
    /** The line that is looked at: its start, the end of its content, the start of the next one, its number. */
    private int start;

    private int end;
    private int next;
    private int line;
    /** Whether there is a field whose lines are being collected, and where it is. */
    private boolean isInField;

    private int nameFrom;
    private int nameTo;
    private int valueFrom;
    private int valueTo;
    private int fieldLine;

    MetadataScanner(String text) {
        if (text.length() > MetadataFields.LONGEST) {
            throw new InvalidMetadataException(
                    new MetadataFault("", 0, text, MetadataFields.LONGEST, "at most 16 MiB of text"));
        }
        this.text = text;
        this.fields = new FieldRows(text);
    }

    void scan() {
        while (nextLine() && field()) {
            if (fields.count() + faults.size() > MetadataFields.MOST_FIELDS) {
                throw new InvalidMetadataException(
                        new MetadataFault("", line, content(), 0, "at most " + MetadataFields.MOST_FIELDS + " fields"));
            }
        }
        finishField();
    }

    /** What is left after the fields; null if nothing is. */
    @Nullable
    String body() {
        return next < text.length() ? text.substring(next) : null;
    }

    private boolean nextLine() {
        start = next;
        if (start == text.length()) {
            return false;
        }
        feed = feed < start ? first('\n') : feed;
        carriageReturn = carriageReturn < start ? first('\r') : carriageReturn;
        end = Math.min(feed, carriageReturn);
        next = text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
        line++;
        return true;
    }

    private int first(char end) {
        int found = text.indexOf(end, start);
        return found < 0 ? text.length() : found;
    }

    /** Takes the line if it belongs to the fields; if not, the body begins at {@link #next}. */
    private boolean field() {
        if (start == end) {
            return false;
        }
        char first = text.charAt(start);
        if (first == ' ' || first == '\t') {
            goOn();
            return true;
        }
        finishField();
        if (text.startsWith(ENVELOPE, start)) {
            return envelope();
        }
        int colon = colon(start);
        if (colon < 0) {
            fault("a field, or a blank line before the description");
            next = start;
            return false;
        }
        if (colon == start) {
            fault("the name of a field before ':'");
        } else {
            begin(colon);
        }
        return true;
    }

    private void begin(int colon) {
        isInField = true;
        nameFrom = start;
        nameTo = colon;
        fieldLine = line;
        valueFrom = colon + 1;
        while (valueFrom < end && (text.charAt(valueFrom) == ' ' || text.charAt(valueFrom) == '\t')) {
            valueFrom++;
        }
        valueTo = end;
    }

    private void goOn() {
        if (!isInField) {
            fault("a field before the line that goes on with it");
        } else {
            valueTo = end;
        }
    }

    private void finishField() {
        if (isInField) {
            fields.add(nameFrom, nameTo, valueFrom, valueTo, fieldLine);
            isInField = false;
        }
    }

    /** The first line of a mailbox is passed over; elsewhere such a line is a fault, and the last one is body. */
    private boolean envelope() {
        if (line == 1) {
            return true;
        }
        fault("no line that starts with 'From '");
        if (isOfFields(next)) {
            return true;
        }
        next = start;
        return false;
    }

    /** Whether the line at an offset belongs to the fields by its look. */
    private boolean isOfFields(int offset) {
        return offset < text.length()
                && (text.charAt(offset) == ' '
                        || text.charAt(offset) == '\t'
                        || text.startsWith(ENVELOPE, offset)
                        || colon(offset) >= 0);
    }

    /** The offset of the colon behind a field's name, which is of printable ASCII; -1 if it is none. */
    private int colon(int offset) {
        for (int i = offset; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i;
            } else if (c <= ' ' || c >= 0x7f) {
                return -1;
            }
        }
        return -1;
    }

    private void fault(String expected) {
        faults.add(new MetadataFault("", line, content(), 0, expected));
    }

    private String content() {
        return text.substring(start, end);
    }
}
