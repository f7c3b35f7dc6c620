// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which state of a set of overlays was seen. The higher serial is the higher; of the same serial the one of known
 * content is.
 *
 * @param serial which one it was, not negative
 * @param content the SHA-256 of what was signed, 64 hexadecimal digits in lower case; empty where it was not kept
 * @since 0.1.0
 */
public record SeenSet(long serial, Optional<String> content) implements Comparable<SeenSet> {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Comparator<SeenSet> ORDER =
            Comparator.comparingLong(SeenSet::serial).thenComparing(seen -> seen.content.orElse(""));

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException if the serial is negative, or the content is no SHA-256
     */
    public SeenSet {
        if (serial < 0) {
            throw new IllegalArgumentException("a serial is not negative");
        }
        if (content.isPresent() && !SHA256.matcher(content.get()).matches()) {
            throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits in lower case");
        }
    }

    /** {@return whether this has the serial of another one, and is known to have other content} */
    public boolean contradicts(SeenSet other) {
        return serial == other.serial
                && content.isPresent()
                && other.content.isPresent()
                && !content.equals(other.content);
    }

    @Override
    public int compareTo(SeenSet other) {
        return ORDER.compare(this, other);
    }
}
