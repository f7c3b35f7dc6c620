// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import org.jspecify.annotations.Nullable;

/**
 * Normalizes and compares local version labels, the {@code cu118} of {@code 2.1.0+cu118}.
 *
 * <p>A normalized label is lower-case, its segments are joined by {@code .}, and segments of digits alone have no
 * leading zeros. Segments stay text: numbers are compared by length, then digit by digit, so no length is too long.
 */
final class LocalLabel {
    private LocalLabel() {}

    /** Normalizes the label that stands, already checked, between two offsets of a text. */
    static String normalize(String text, int from, int to) {
        StringBuilder label = new StringBuilder(to - from);
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || !Characters.isAlphanumeric(text.charAt(i))) {
                appendSegment(label, text, start, i);
                start = i + 1;
            }
        }
        return label.toString();
    }

    private static void appendSegment(StringBuilder label, String text, int from, int to) {
        if (label.length() > 0) {
            label.append('.');
        }
        int start = from;
        if (isNumeric(text, from, to)) {
            while (start < to - 1 && text.charAt(start) == '0') {
                start++;
            }
        }
        for (int i = start; i < to; i++) {
            label.append(Characters.toLowerCase(text.charAt(i)));
        }
    }

    /** Compares normalized labels; {@code null}, no label, comes first, and so does a label before its extensions. */
    static int compare(@Nullable String left, @Nullable String right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        int atLeft = 0;
        int atRight = 0;
        while (atLeft <= left.length() && atRight <= right.length()) {
            int endLeft = segmentEnd(left, atLeft);
            int endRight = segmentEnd(right, atRight);
            int order = compareSegments(left, atLeft, endLeft, right, atRight, endRight);
            if (order != 0) {
                return order;
            }
            atLeft = endLeft + 1;
            atRight = endRight + 1;
        }
        return Boolean.compare(atLeft <= left.length(), atRight <= right.length());
    }

    private static int compareSegments(
            String left, int fromLeft, int toLeft, String right, int fromRight, int toRight) {
        boolean numeric = isNumeric(left, fromLeft, toLeft);
        if (numeric != isNumeric(right, fromRight, toRight)) {
            return numeric ? 1 : -1;
        }
        int lengths = Integer.compare(toLeft - fromLeft, toRight - fromRight);
        if (numeric && lengths != 0) {
            return lengths;
        }
        for (int i = 0; i < toLeft - fromLeft && i < toRight - fromRight; i++) {
            int order = Character.compare(left.charAt(fromLeft + i), right.charAt(fromRight + i));
            if (order != 0) {
                return order;
            }
        }
        return lengths;
    }

    private static int segmentEnd(String label, int from) {
        int end = label.indexOf('.', from);
        return end < 0 ? label.length() : end;
    }

    private static boolean isNumeric(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Characters.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
