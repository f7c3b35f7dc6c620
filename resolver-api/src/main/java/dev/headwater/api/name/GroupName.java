// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.name;

/**
 * The name of a dependency group, in normalized form.
 *
 * <p>Two spellings that normalize to the same text are the same name: {@code GroupName.parse("Foo_Bar")} equals
 * {@code GroupName.parse("foo-bar")}. The spelling that was given is not kept. The order is that of the normalized
 * texts.
 *
 * @param value the normalized name: lower-case, with every run of {@code -}, {@code _} and {@code .} as one hyphen
 * @see <a href="https://packaging.python.org/en/latest/specifications/name-normalization/">Names and normalization</a>
 * @since 0.1.0
 */
public record GroupName(String value) implements Comparable<GroupName> {
    /**
     * Checks and normalizes.
     *
     * @throws InvalidNameException if {@code value} is no valid name
     */
    public GroupName {
        value = Names.check("the name of a dependency group", value);
    }

    /**
     * Reads a name in any spelling.
     *
     * @throws InvalidNameException if {@code text} is no valid name
     */
    public static GroupName parse(String text) {
        return new GroupName(text);
    }

    @Override
    public int compareTo(GroupName other) {
        return value.compareTo(other.value);
    }

    /** {@return the normalized name} */
    @Override
    public String toString() {
        return value;
    }
}
