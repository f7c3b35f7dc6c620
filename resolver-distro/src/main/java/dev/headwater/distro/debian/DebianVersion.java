// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.api.version.Version;
import dev.headwater.distro.listed.AsciiSet;
import dev.headwater.distro.listed.VersionNumbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a package: {@code 1:2.28.1+dfsg-1~deb12u1}. Ordered exactly as dpkg orders, and equal when it calls them
 * the same: {@code 1.0}, {@code 0:1.00} and {@code 1.0-0} are.
 *
 * @see <a href="https://www.debian.org/doc/debian-policy/ch-controlfields.html#version">Debian policy 5.6.12</a>
 */
public final class DebianVersion implements Comparable<DebianVersion> {
    /** The longest that is read; the longest in an archive has some sixty characters. */
    public static final int LONGEST = 1000;

    private static final AsciiSet REVISION = AsciiSet.ALPHANUMERIC.and(AsciiSet.of(".+~"));
    private static final AsciiSet UPSTREAM = REVISION.and(AsciiSet.of("-:"));

    private final String text;
    private final int epoch;
    private final String upstream;
    private final String revision;

    private DebianVersion(String text, int epoch, String upstream, String revision) {
        this.text = text;
        this.epoch = epoch;
        this.upstream = upstream;
        this.revision = revision;
    }

    /**
     * Reads a version.
     *
     * @return the version, or {@code null} where dpkg would refuse the text, or it is longer than {@link #LONGEST}
     */
    public static @Nullable DebianVersion parseOrNull(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        int colon = text.indexOf(':');
        int epoch = colon < 0 ? 0 : VersionNumbers.epoch(text.substring(0, colon));
        int hyphen = text.lastIndexOf('-');
        int end = hyphen > colon ? hyphen : text.length();
        String upstream = text.substring(colon + 1, end);
        String revision = end < text.length() ? text.substring(end + 1) : "";
        boolean whole = !upstream.isEmpty() && (end == text.length() || !revision.isEmpty());
        return epoch >= 0 && whole && UPSTREAM.hasAll(upstream) && REVISION.hasAll(revision)
                ? new DebianVersion(text, epoch, upstream, revision)
                : null;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** {@return the number before the colon, or 0} */
    public int epoch() {
        return epoch;
    }

    /** {@return what is between epoch and revision} */
    public String upstream() {
        return upstream;
    }

    /** {@return what stands after the last hyphen, or empty text} */
    public String revision() {
        return revision;
    }

    /**
     * {@return the version of the project that this seems to be a package of, as far as one can tell} A second witness
     * only: what the distributor adds ({@code +dfsg}, {@code +ds}, {@code ~git20200101}) is left out, and {@code ~rc1}
     * is a pre-release.
     */
    public Optional<Version> release() {
        return Optional.ofNullable(Version.parseOrNull(UpstreamRelease.of(upstream)));
    }

    @Override
    public int compareTo(DebianVersion other) {
        if (epoch != other.epoch) {
            return Integer.compare(epoch, other.epoch);
        }
        int order = compare(upstream, other.upstream);
        return order != 0 ? order : compare(revision, other.revision);
    }

    /** By turns what is no number, sign by sign, and what is one. */
    private static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            while (isNonDigit(a, i) || isNonDigit(b, j)) {
                int order = weight(a, i) - weight(b, j);
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
            int endOfA = endOfNumber(a, i);
            int endOfB = endOfNumber(b, j);
            int order = VersionNumbers.compare(a, i, endOfA, b, j, endOfB);
            if (order != 0) {
                return order;
            }
            i = endOfA;
            j = endOfB;
        }
        return 0;
    }

    private static boolean isNonDigit(String text, int at) {
        return at < text.length() && !isDigit(text.charAt(at));
    }

    /** The end stands behind a tilde and before all else, letters before other signs. */
    private static int weight(String text, int at) {
        if (at >= text.length() || isDigit(text.charAt(at))) {
            return 0;
        }
        char c = text.charAt(at);
        return c == '~' ? -1 : isLetter(c) ? c : c + 256;
    }

    private static int endOfNumber(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DebianVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * epoch + hash(upstream)) + hash(revision);
    }

    /** Of the signs that are never without weight: zeros before a number are, and so is a number that is zero. */
    private static int hash(String part) {
        int hash = 0;
        int at = 0;
        while (at < part.length()) {
            if (isDigit(part.charAt(at))) {
                int end = endOfNumber(part, at);
                int first = VersionNumbers.skipZeros(part, at, end);
                hash = first == end
                        ? hash
                        : 31 * hash + part.substring(first, end).hashCode();
                at = end;
            } else {
                hash = 31 * hash + part.charAt(at++);
            }
        }
        return hash;
    }

    /** {@return the version as it was written} */
    @Override
    public String toString() {
        return text;
    }
}
