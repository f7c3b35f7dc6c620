// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.name.Names;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison: a field, or a text in quotes.
 *
 * @param field the field; null for a text
 * @param text the text; empty for a field
 */
record Operand(@Nullable MarkerField field, String text) {
    static Operand of(MarkerField field) {
        return new Operand(field, "");
    }

    static Operand of(String text) {
        return new Operand(null, text);
    }

    boolean isOf(MarkerField.Type type) {
        return field != null && field.type() == type;
    }

    /** The same operand, with a text in the normal form of names, right or wrong as a name. */
    Operand normalized() {
        return field == null ? of(Names.normalize(text)) : this;
    }

    void print(StringBuilder out) {
        if (field != null) {
            out.append(field);
        } else {
            PythonText.write(text, out);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Operand that && field == that.field && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
