// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.name;

/**
 * The name of an extra of a project, in normalized form.
 *
 * <p>Two spellings that normalize to the same text are the same name: {@code ExtraName.parse("Foo_Bar")} equals
 * {@code ExtraName.parse("foo-bar")}. The spelling that was given is not kept. The order is that of the normalized
 * texts.
 *
 * @param value the normalized name: lower-case, with every run of {@code -}, {@code _} and {@code .} as one hyphen
 * @see <a href="https://packaging.python.org/en/latest/specifications/name-normalization/">Names and normalization</a>
 * @since 0.1.0
 */
public record ExtraName(String value) implements Comparable<ExtraName> {
    /**
     * Checks and normalizes.
     *
     * @throws InvalidNameException if {@code value} is no valid name
     */
    public ExtraName {
        value = Names.check("the name of an extra", value);
    }

    /**
     * Reads a name in any spelling.
     *
     * @throws InvalidNameException if {@code text} is no valid name
     */
    public static ExtraName parse(String text) {
        return new ExtraName(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExtraName that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(ExtraName other) {
        return value.compareTo(other.value);
    }

    /** {@return the normalized name} */
    @Override
    public String toString() {
        return value;
    }
}
