// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel.text;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.metadata.InvalidMetadataException;
import dev.headwater.api.metadata.MetadataField;
import dev.headwater.api.metadata.MetadataFields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A text of fields, METADATA or WHEEL, with the place of each. Immutable.
 *
 * <p>What a field is, and where the fields end, is as {@link MetadataFields} reads it.
 */
public final class FieldText {
    private final String file;
    private final String text;
    private final MetadataFields fields;
    /** Where each line begins, up to the one behind the last field, which is the end of the text where none is. */
    private final int[] lines;

    private FieldText(String file, String text) {
        this.file = file;
        this.text = text;
        this.fields = MetadataFields.parse(text);
        this.lines = lines(text, fields.asList());
    }

    /**
     * Reads a text.
     *
     * @param file its name, for messages
     * @throws DamagedArchiveException if it is not UTF-8, too large, or has no fields
     */
    public static FieldText parse(String file, byte[] bytes) throws DamagedArchiveException {
        String text = Utf8.decode(bytes, file);
        try {
            FieldText read = new FieldText(file, text);
            if (read.fields.asList().isEmpty()) {
                throw new DamagedArchiveException(file + " has no fields");
            }
            return read;
        } catch (InvalidMetadataException e) {
            throw new DamagedArchiveException(file + " cannot be read: " + e.getMessage());
        }
    }

    private static int[] lines(String text, List<MetadataField> fields) {
        int last = fields.isEmpty() ? 0 : fields.get(fields.size() - 1).line();
        int[] lines = new int[Math.max(16, last + 1)];
        int count = 0;
        int at = 0;
        while (at < text.length() && (count < last || isBlank(text.charAt(at)))) {
            lines = count + 1 < lines.length ? lines : Arrays.copyOf(lines, lines.length * 2);
            lines[count++] = at;
            while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                at++;
            }
            at = text.startsWith("\r\n", at) ? at + 2 : Math.min(at + 1, text.length());
        }
        lines[count++] = at;
        return Arrays.copyOf(lines, count);
    }

    /** {@return what was read} */
    public MetadataFields fields() {
        return fields;
    }

    /** {@return the text} */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * {@return the text with these values for a name} The field of a value that is there stays as it is written; a new
     * one stands where one is taken out, or else behind those of its name, or behind all.
     */
    public FieldText with(String name, List<String> values) {
        List<MetadataField> there = fields.fields(name);
        StringBuilder changed = new StringBuilder();
        int copied = 0;
        for (FieldChange change :
                FieldChange.between(there.stream().map(MetadataField::unfolded).toList(), values)) {
            MetadataField first = change.from() < there.size() ? there.get(change.from()) : null;
            int at = first != null ? begin(first) : behind(there.isEmpty() ? fields.asList() : there);
            changed.append(text, copied, at);
            change.values().forEach(value -> append(changed, first == null ? name : first.name(), value));
            copied = change.to() > change.from() ? end(there.get(change.to() - 1)) : at;
            for (int kept = change.from() + 1; kept < change.to(); kept++) {
                appendBetween(changed, there.get(kept - 1), there.get(kept));
            }
        }
        return new FieldText(file, changed.append(text, copied, text.length()).toString());
    }

    private void append(StringBuilder changed, String name, String value) {
        if (changed.length() > 0 && !endsLine(changed)) {
            changed.append(lineEnd());
        }
        changed.append(name).append(": ").append(value).append(lineEnd());
    }

    private static boolean endsLine(StringBuilder text) {
        char last = text.charAt(text.length() - 1);
        return last == '\n' || last == '\r';
    }

    /** Of what is taken out, other fields may stand between. */
    private void appendBetween(StringBuilder changed, MetadataField before, MetadataField after) {
        changed.append(text, end(before), begin(after));
    }

    private String lineEnd() {
        int end = lines[1];
        if (text.startsWith("\r\n", end - 2)) {
            return "\r\n";
        }
        return text.charAt(end - 1) == '\r' ? "\r" : "\n";
    }

    private int behind(List<MetadataField> those) {
        return end(those.get(those.size() - 1));
    }

    private int begin(MetadataField field) {
        return lines[field.line() - 1];
    }

    /** Behind the lines that go on with a field. */
    private int end(MetadataField field) {
        int line = field.line();
        while (line < lines.length - 1 && isBlank(text.charAt(lines[line]))) {
            line++;
        }
        return lines[line];
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
