// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;

/**
 * A pattern of project names: a name, or the beginning of names followed by one {@code *}.
 *
 * <p>Compared in normalized form. {@code acme-*} covers {@code acme} too, {@code acme*} also covers {@code acmelib},
 * and {@code *} covers every name.
 *
 * @since 0.1.0
 */
public final class NamePattern implements Comparable<NamePattern> {
    private final String text;

    /** The text without its star. */
    private final String stem;

    private NamePattern(String text, String stem) {
        this.text = text;
        this.stem = stem;
    }

    /**
     * Reads a pattern.
     *
     * @throws InvalidNamePatternException if {@code text} is no pattern
     */
    public static NamePattern parse(String text) {
        int star = text.indexOf('*');
        if (star < 0) {
            String name = normalize(text, text);
            return new NamePattern(name, name);
        }
        if (star != text.length() - 1) {
            throw new InvalidNamePatternException(text, star, "one '*', and only at the end");
        }
        String stem = text.substring(0, star);
        // A stem may end in a separator, which a name may not: a letter is put behind it while it is normalized.
        String normal = stem.isEmpty() ? "" : normalize(text, stem + "x").replaceFirst("x$", "");
        return new NamePattern(normal + "*", normal);
    }

    private static String normalize(String text, String name) {
        try {
            return ProjectName.parse(name).value();
        } catch (InvalidNameException e) {
            throw new InvalidNamePatternException(
                    text, Math.min(e.position(), text.length()), e.expected() + ", or one '*' at the end");
        }
    }

    /** {@return the normalized pattern} */
    String text() {
        return text;
    }

    /** {@return whether this is one name, without a star} */
    public boolean isExact() {
        return !text.endsWith("*");
    }

    /** {@return whether this pattern covers a name} */
    public boolean matches(ProjectName name) {
        return matches(name.value());
    }

    private boolean matches(String name) {
        return isExact() ? name.equals(stem) : name.startsWith(stem) || isStemItself(name);
    }

    /** {@return whether every name of another pattern is covered by this one} */
    public boolean covers(NamePattern other) {
        if (other.isExact()) {
            return matches(other.stem);
        }
        // 'acme-*' holds 'acme', which 'acme-*' and anything shorter cover.
        return !isExact() && other.stem.startsWith(stem);
    }

    /** {@return whether a name exists that both patterns cover} */
    public boolean meets(NamePattern other) {
        if (other.isExact()) {
            return matches(other.stem);
        }
        if (isExact()) {
            return other.meets(this);
        }
        return stem.startsWith(other.stem)
                || other.stem.startsWith(stem)
                || isStemItself(other.stem)
                || other.isStemItself(stem);
    }

    private boolean isStemItself(String value) {
        return stem.length() == value.length() + 1 && stem.endsWith("-") && stem.startsWith(value);
    }

    /** The more specific pattern first: a name before a pattern, then the longer text; then by text. */
    @Override
    public int compareTo(NamePattern other) {
        int byExact = Boolean.compare(other.isExact(), isExact());
        int byLength = Integer.compare(other.stem.length(), stem.length());
        return byExact != 0 ? byExact : byLength != 0 ? byLength : stem.compareTo(other.stem);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamePattern pattern && text.equals(pattern.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return the normalized pattern} */
    @Override
    public String toString() {
        return text;
    }

    /** Text that is no pattern of names. */
    public static final class InvalidNamePatternException extends InvalidTextException {
        private static final long serialVersionUID = 1L;

        InvalidNamePatternException(String text, int position, String expected) {
            super("a pattern of names", text, position, expected);
        }
    }
}
