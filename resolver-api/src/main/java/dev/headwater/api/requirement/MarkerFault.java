// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

/**
 * The reason that a marker has no value.
 *
 * @param kind what is wrong
 * @param comparison the comparison that has no value, as it is printed
 * @since 0.1.0
 */
public record MarkerFault(Kind kind, String comparison) {
    /** The kinds of fault in a comparison that the grammar allows. */
    public enum Kind {
        /**
         * The operands cannot be compared by the operator: {@code os_name ~= '1'}, {@code extras == 'x'}.
         * {@code packaging} calls it {@code UndefinedComparison}.
         */
        COMPARISON("its operands cannot be compared so"),
        /**
         * A field has no meaning where the marker stands, such as {@code extra} outside metadata, or there is no field
         * at all. {@code packaging} calls it {@code UndefinedEnvironmentName}.
         */
        FIELD("it needs a field that is defined here");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** {@return one sentence that says what is wrong} */
    @Override
    public String toString() {
        return "the comparison " + comparison + " has no value: " + kind.words;
    }
}
