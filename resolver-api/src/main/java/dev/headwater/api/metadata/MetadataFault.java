// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import dev.headwater.api.InvalidTextException;

/**
 * A fault in a metadata file, and its place.
 *
 * @param field the field's name; empty for a line that belongs to no field
 * @param line the line on which the field starts, from 1; 0 if the field is missing, or was not read from a text
 * @param text the field's value as written, or the line
 * @param position the offset of the fault in {@code text}
 * @param expected what is allowed there
 * @since 0.1.0
 */
public record MetadataFault(String field, int line, String text, int position, String expected) {
    static MetadataFault of(MetadataField field, String expected) {
        return new MetadataFault(field.name(), field.line(), field.value(), 0, expected);
    }

    static MetadataFault of(MetadataField field, InvalidTextException cause) {
        // The cause may have read the value unfolded; a position is still near enough to show.
        int position = Math.min(
                Math.max(field.value().indexOf(cause.text()), 0) + cause.position(),
                field.value().length());
        return new MetadataFault(field.name(), field.line(), field.value(), position, cause.expected());
    }

    static MetadataFault missing(KnownField field) {
        return new MetadataFault(field.toString(), 0, "", 0, "the field " + field);
    }

    /** {@return field, line and what was expected} */
    @Override
    public String toString() {
        String where = field.isEmpty() ? "" : field + (line > 0 ? ", " : "");
        return where + (line > 0 ? "line " + line : "") + ", at position " + position + ": expected " + expected;
    }
}
