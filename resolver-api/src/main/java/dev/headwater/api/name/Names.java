// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.name;

/**
 * The normal form of names.
 *
 * <p>{@link ProjectName}, {@link ExtraName} and {@link GroupName} check and normalize; what is here is for text that
 * may be no name at all, but is compared with names. ASCII only, so no locale and no folding of other letters is
 * involved.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/name-normalization/">Names and normalization</a>
 * @since 0.1.0
 */
public final class Names {
    /** No index serves a longer name; a bound keeps a hostile text from travelling through paths and messages. */
    private static final int LONGEST = 1000;

    private Names() {}

    /**
     * {@return {@code text} in lower case, with every run of {@code -}, {@code _} and {@code .} as one hyphen} Whether
     * it is a name is not checked: {@code _x} gives {@code -x}.
     */
    public static String normalize(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isNormal(text, i)) {
                return rewrite(text);
            }
        }
        return text;
    }

    /** Checks a name and normalizes it, in one pass. */
    static String check(String kind, String text) {
        int length = text.length();
        if (length == 0 || !isAlphanumeric(text.charAt(0))) {
            throw new InvalidNameException(kind, text, 0, "an ASCII letter or digit");
        }
        if (length > LONGEST) {
            throw new InvalidNameException(kind, text, LONGEST, "at most " + LONGEST + " characters");
        }
        boolean normal = true;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c) && !isSeparator(c)) {
                throw new InvalidNameException(kind, text, i, "an ASCII letter or digit, '-', '_' or '.'");
            }
            normal &= isNormal(text, i);
        }
        if (!isAlphanumeric(text.charAt(length - 1))) {
            throw new InvalidNameException(kind, text, length - 1, "an ASCII letter or digit at the end");
        }
        return normal ? text : rewrite(text);
    }

    private static boolean isNormal(String text, int index) {
        char c = text.charAt(index);
        return !(c >= 'A' && c <= 'Z')
                && c != '_'
                && c != '.'
                && !(c == '-' && index > 0 && text.charAt(index - 1) == '-');
    }

    private static String rewrite(String text) {
        StringBuilder name = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSeparator(c)) {
                name.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
            } else if (i == 0 || !isSeparator(text.charAt(i - 1))) {
                name.append('-');
            }
        }
        return name.toString();
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '_' || c == '.';
    }
}
