// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.name;

/**
 * The name of a project, in normalized form.
 *
 * <p>Two spellings that normalize to the same text are the same name: {@code ProjectName.parse("Foo_Bar")} equals
 * {@code ProjectName.parse("foo-bar")}. The spelling that was given is not kept. The order is that of the normalized
 * texts.
 *
 * @param value the normalized name: lower-case, with every run of {@code -}, {@code _} and {@code .} as one hyphen
 * @see <a href="https://packaging.python.org/en/latest/specifications/name-normalization/">Names and normalization</a>
 * @since 0.1.0
 */
public record ProjectName(String value) implements Comparable<ProjectName> {
    /**
     * Checks and normalizes.
     *
     * @throws InvalidNameException if {@code value} is no valid name
     */
    public ProjectName {
        value = Names.check("a project name", value);
    }

    /**
     * Reads a name in any spelling.
     *
     * @throws InvalidNameException if {@code text} is no valid name
     */
    public static ProjectName parse(String text) {
        return new ProjectName(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProjectName that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(ProjectName other) {
        return value.compareTo(other.value);
    }

    /** {@return the normalized name} */
    @Override
    public String toString() {
        return value;
    }
}
