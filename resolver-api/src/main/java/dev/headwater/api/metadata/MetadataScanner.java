// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a metadata file into fields and body as Python's email parser does, in one pass over its lines. All that
 * divides it is ASCII, so it is looked at as bytes, in whatever of the two encodings it is to be read.
 */
final class MetadataScanner {
    private static final byte[] ENVELOPE = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final int DELETE = 0x7f;

    private final byte[] bytes;
    private final FieldRows fields;
    private final List<Flaw> flaws = new ArrayList<>();
    /** The line that is looked at: its start, the end of its content, the start of the next one, its number. */
    private int start;

    private int end;
    private int next;
    private int line;
    /** The field whose lines are being collected: where its name is; it has no end while there is no field. */
    private int nameFrom;

    private int nameTo;
    private int valueFrom;
    private int valueTo;
    private int fieldLine;

    /** A line that is no field, and what there should be. */
    private record Flaw(int line, int from, int to, String expected) {}

    MetadataScanner(byte[] bytes) {
        this.bytes = bytes;
        this.fields = new FieldRows(bytes);
    }

    /**
     * Scans the fields.
     *
     * @return whether there are no more than anybody needs
     */
    boolean scan() {
        while (nextLine() && field()) {
            if (fields.count() + flaws.size() > MetadataFields.MOST_FIELDS) {
                return false;
            }
        }
        finishField();
        return true;
    }

    /** {@return the fields, in an encoding} To be asked for once. */
    FieldRows fields(Charset charset) {
        return fields.in(charset);
    }

    /** {@return what is wrong with the lines, in an encoding} */
    List<MetadataFault> faults(Charset charset) {
        List<MetadataFault> faults = new ArrayList<>();
        for (Flaw flaw : flaws) {
            String content = new String(bytes, flaw.from, flaw.to - flaw.from, charset);
            faults.add(new MetadataFault("", flaw.line, content, 0, flaw.expected));
        }
        return faults;
    }

    /** {@return that there are too many fields, said of the line that is one too many} */
    MetadataFault tooMany(Charset charset) {
        String content = new String(bytes, start, end - start, charset);
        return new MetadataFault("", line, content, 0, "at most " + MetadataFields.MOST_FIELDS + " fields");
    }

    /** What is left after the fields, in an encoding; null if nothing is. */
    @Nullable
    String body(Charset charset) {
        return next < bytes.length ? new String(bytes, next, bytes.length - next, charset) : null;
    }

    private boolean nextLine() {
        start = next;
        if (start == bytes.length) {
            return false;
        }
        end = start;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        boolean isPair = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
        next = isPair ? end + 2 : Math.min(end + 1, bytes.length);
        line++;
        return true;
    }

    /** Takes the line if it belongs to the fields; if not, the body begins at {@link #next}. */
    private boolean field() {
        if (start == end) {
            return false;
        }
        if (isBlank(bytes[start])) {
            goOn();
            return true;
        }
        finishField();
        if (isEnvelope(start)) {
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
        nameFrom = start;
        nameTo = colon;
        fieldLine = line;
        valueFrom = colon + 1;
        while (valueFrom < end && isBlank(bytes[valueFrom])) {
            valueFrom++;
        }
        valueTo = end;
    }

    private void goOn() {
        if (nameTo == 0) {
            fault("a field before the line that goes on with it");
        } else {
            valueTo = end;
        }
    }

    private void finishField() {
        if (nameTo > 0) {
            fields.add(nameFrom, nameTo, valueFrom, valueTo, fieldLine);
            nameTo = 0;
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
        return offset < bytes.length && (isBlank(bytes[offset]) || isEnvelope(offset) || colon(offset) >= 0);
    }

    private boolean isEnvelope(int offset) {
        for (int i = 0; i < ENVELOPE.length; i++) {
            if (offset + i >= bytes.length || bytes[offset + i] != ENVELOPE[i]) {
                return false;
            }
        }
        return true;
    }

    /** The offset of the colon behind a field's name, which is of printable ASCII; -1 if it is none. */
    private int colon(int offset) {
        for (int i = offset; i < bytes.length; i++) {
            byte b = bytes[i];
            if (b == ':') {
                return i;
            } else if (b <= ' ' || b == DELETE) {
                // Those of other characters are negative.
                return -1;
            }
        }
        return -1;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private void fault(String expected) {
        flaws.add(new Flaw(line, start, end, expected));
    }
}
