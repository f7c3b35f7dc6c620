// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.Version;
import java.math.BigInteger;
import java.util.List;

/**
 * The version of Python of a target.
 *
 * @param full with three numbers and the suffix of a pre-release
 * @param release the three numbers alone
 * @param numbers major and minor
 */
record TargetPython(Version full, Version release, List<Integer> numbers) {
    /** No Python comes near it; the lists of tags count down from it. */
    private static final BigInteger GREATEST = BigInteger.valueOf(99);

    static TargetPython parse(String text) {
        // The version of a build between releases ends in a plus sign, which is no version.
        String complete = text.endsWith("+") ? text + "local" : text;
        Version version = version(text, complete);
        List<BigInteger> release = version.release();
        boolean plain = version.epoch().signum() == 0
                && version.post().isEmpty()
                && version.dev().isEmpty()
                && (version.local().isEmpty() || text.endsWith("+"));
        if (!plain || release.size() < 2 || release.size() > 3) {
            throw fault(text, 0);
        }
        for (BigInteger number : release.subList(0, 2)) {
            if (number.compareTo(GREATEST) > 0) {
                throw fault(text, 0);
            }
        }
        String numbers = release.get(0) + "." + release.get(1) + "." + (release.size() > 2 ? release.get(2) : "0");
        String suffix = (version.pre().isPresent() ? version.pre().get().toString() : "")
                + (version.local().isPresent() ? "+" + version.local().get() : "");
        return new TargetPython(
                Version.parse(numbers + suffix),
                Version.parse(numbers),
                List.of(release.get(0).intValue(), release.get(1).intValue()));
    }

    private static Version version(String text, String complete) {
        try {
            return Version.parse(complete);
        } catch (InvalidVersionException e) {
            throw fault(text, Math.min(e.position(), text.length()));
        }
    }

    private static InvalidTargetException fault(String text, int position) {
        return new InvalidTargetException(
                "a version of Python", text, position, "two or three numbers such as 3.12 or 3.12.4, perhaps with rc1");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TargetPython that
                && full.equals(that.full)
                && release.equals(that.release)
                && numbers.equals(that.numbers);
    }

    @Override
    public int hashCode() {
        return (full.hashCode() * 31 + release.hashCode()) * 31 + numbers.hashCode();
    }

    int major() {
        return numbers.get(0);
    }

    int minor() {
        return numbers.get(1);
    }

    boolean isBefore(int major, int minor) {
        return major() < major || (major() == major && minor() < minor);
    }

    /** {@return the numbers as tags have them: {@code 312}} */
    String nodot() {
        return "" + major() + minor();
    }

    /** {@return {@code python_version} of markers: {@code 3.12}} */
    String feature() {
        return major() + "." + minor();
    }
}
