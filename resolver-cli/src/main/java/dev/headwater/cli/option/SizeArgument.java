// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.option;

import dev.headwater.api.text.Shown;
import dev.headwater.cli.output.InvalidRequestException;
import java.util.Locale;

/** A number of bytes on the command line, and as people read it. */
public final class SizeArgument {
    private static final String UNITS = "KMGT";
    private static final int MOST_DIGITS = 12;
    private static final int SHIFT = 10;

    private SizeArgument() {}

    /**
     * {@return the bytes: {@code 500M} are 500 times 1024 times 1024}
     *
     * @throws InvalidRequestException if it is no size
     */
    public static long bytes(String option, String text) {
        int unit = text.isEmpty() ? -1 : UNITS.indexOf(Character.toUpperCase(text.charAt(text.length() - 1)));
        String digits = unit < 0 ? text : text.substring(0, text.length() - 1);
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS - 3 * unit
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            throw new InvalidRequestException(
                    option + ": " + Shown.quoted(text) + " is no size", "write a number of bytes, or 500M, or 2G");
        }
        return Long.parseLong(digits) << (SHIFT * (unit + 1));
    }

    /** {@return a size in the unit that suits it} */
    public static String text(long bytes) {
        int unit = -1;
        double size = bytes;
        while (size >= 1 << SHIFT && unit < UNITS.length() - 1) {
            size /= 1 << SHIFT;
            unit++;
        }
        return unit < 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %ciB", size, UNITS.charAt(unit));
    }
}
