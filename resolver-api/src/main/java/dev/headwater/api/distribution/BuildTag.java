// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

/**
 * The build tag of a wheel: it breaks ties between wheels that are equal in name, version and tags, and nothing else.
 *
 * <p>The leading number is compared as a number, the rest as text, and no build tag is lower than any: {@code NONE < 1
 * < 1a < 2 < 10}. It is no part of the version, and no requirement can name it.
 *
 * @param number the digits at the start, without leading zeros; empty only for {@link #NONE}
 * @param rest what follows the digits, often nothing
 * @see <a
 *     href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/#file-name-convention">
 *     Binary distribution format: File name convention</a>
 * @since 0.1.0
 */
public record BuildTag(String number, String rest) implements Comparable<BuildTag> {
    /** The absence of a build tag. */
    public static final BuildTag NONE = new BuildTag("", "");

    /**
     * Checks the number and drops its leading zeros.
     *
     * @throws IllegalArgumentException if {@code number} has anything but digits, or is empty before some rest
     */
    public BuildTag {
        for (int i = 0; i < number.length(); i++) {
            if (!isDigit(number.charAt(i))) {
                throw new IllegalArgumentException("the number of a build tag has digits only: " + number);
            }
        }
        if (number.isEmpty() && !rest.isEmpty()) {
            throw new IllegalArgumentException("a build tag starts with a digit: " + rest);
        }
        int zeros = 0;
        while (zeros < number.length() - 1 && number.charAt(zeros) == '0') {
            zeros++;
        }
        number = number.substring(zeros);
    }

    /**
     * Reads the part of a file name; the caller has seen that it starts with a digit, and that no line breaks in it.
     */
    static BuildTag of(String text) {
        int digits = 0;
        while (digits < text.length() && isDigit(text.charAt(digits))) {
            digits++;
        }
        return new BuildTag(text.substring(0, digits), text.substring(digits));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** {@return whether there is a build tag} */
    public boolean isPresent() {
        return !number.isEmpty();
    }

    @Override
    public int compareTo(BuildTag other) {
        // Without leading zeros the longer number is the greater one, so its size needs no bound.
        int order = Integer.compare(number.length(), other.number.length());
        if (order == 0) {
            order = number.compareTo(other.number);
        }
        return order != 0 ? order : rest.compareTo(other.rest);
    }

    /** {@return the tag as in a file name, empty for {@link #NONE}} */
    @Override
    public String toString() {
        return number + rest;
    }
}
