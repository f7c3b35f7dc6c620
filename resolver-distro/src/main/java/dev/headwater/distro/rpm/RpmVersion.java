// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.api.version.Version;
import dev.headwater.distro.listed.VersionNumbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a package: {@code 1:2.31.0~rc1-4.fc41}. Ordered exactly as rpm orders, and equal when it calls them the
 * same: {@code 1.0}, {@code 0:1.00} and {@code 1_0} are.
 *
 * @see <a href="https://rpm-software-management.github.io/rpm/manual/dependencies.html#versioning">rpm's manual,
 *     versioning</a>
 */
public final class RpmVersion implements Comparable<RpmVersion> {
    /** The longest that is read; the longest in a repository has some sixty characters. */
    public static final int LONGEST = 1000;

    private static final String SIGNS = "._+~^";

    private final String text;
    private final int epoch;
    private final String version;
    private final String release;

    private RpmVersion(String text, int epoch, String version, String release) {
        this.text = text;
        this.epoch = epoch;
        this.version = version;
        this.release = release;
    }

    /**
     * Reads a version, with or without epoch and release.
     *
     * @return the version, or {@code null} where it has other signs than rpm takes, or is longer than {@link #LONGEST}
     */
    public static @Nullable RpmVersion parseOrNull(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        int colon = text.indexOf(':');
        int epoch = colon < 0 ? 0 : VersionNumbers.epoch(text.substring(0, colon));
        int hyphen = text.indexOf('-', colon + 1);
        int end = hyphen < 0 ? text.length() : hyphen;
        String version = text.substring(colon + 1, end);
        String release = hyphen < 0 ? "" : text.substring(hyphen + 1);
        boolean whole = isPart(version) && (hyphen < 0 || isPart(release));
        return epoch >= 0 && whole ? new RpmVersion(text, epoch, version, release) : null;
    }

    private static boolean isPart(String part) {
        return !part.isEmpty()
                && part.chars().allMatch(c -> isDigit(c) || isLetter(c) || SIGNS.indexOf(c) >= 0)
                && part.chars().anyMatch(c -> isDigit(c) || isLetter(c));
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

    /** {@return what is between epoch and release} */
    public String version() {
        return version;
    }

    /** {@return what stands after the hyphen, or empty text} */
    public String release() {
        return release;
    }

    /** {@return the same without its release} */
    public RpmVersion withoutRelease() {
        String begin = epoch == 0 ? "" : epoch + ":";
        return release.isEmpty() ? this : new RpmVersion(begin + version, epoch, version, "");
    }

    /**
     * {@return the version of a project that rpm's generator for Python, or a packager, writes so; empty where it
     * writes none so} {@code 2.0~rc1} is 2.0rc1, {@code 2.0~~dev3} is 2.0.dev3, {@code 2.0^post1} is 2.0.post1, and an
     * epoch is one; the release says nothing of the project.
     */
    public Optional<Version> project() {
        return ProjectNumber.of(epoch, version);
    }

    /**
     * {@return the version of a project that a package of this version may have} Its epoch is the package's, and says
     * nothing of the project.
     */
    public Optional<Version> packagedProject() {
        return ProjectNumber.of(0, version);
    }

    @Override
    public int compareTo(RpmVersion other) {
        if (epoch != other.epoch) {
            return Integer.compare(epoch, other.epoch);
        }
        int order = compare(version, other.version);
        return order != 0 ? order : compare(release, other.release);
    }

    /** {@return the order as relations see it: a release that one of both does not say is as the other's} */
    public int compareAsBound(RpmVersion other) {
        return release.isEmpty() || other.release.isEmpty()
                ? withoutRelease().compareTo(other.withoutRelease())
                : compareTo(other);
    }

    /** Runs of digits and of letters by turns; what is between them only parts them, but for tilde and caret. */
    private static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (true) {
            i = skipSeparators(a, i);
            j = skipSeparators(b, j);
            int rank = rank(a, i);
            int order = rank - rank(b, j);
            if (order != 0 || rank == END) {
                return order;
            }
            int endOfA = end(a, i, rank);
            int endOfB = end(b, j, rank);
            order = rank == NUMBER
                    ? VersionNumbers.compare(a, i, endOfA, b, j, endOfB)
                    : a.substring(i, endOfA).compareTo(b.substring(j, endOfB));
            if (order != 0) {
                return order;
            }
            i = endOfA;
            j = endOfB;
        }
    }

    // What may stand at a place, the lowest first.
    private static final int TILDE = 0;
    private static final int END = 1;
    private static final int CARET = 2;
    private static final int LETTERS = 3;
    private static final int NUMBER = 4;

    private static int rank(String text, int at) {
        if (at == text.length()) {
            return END;
        }
        char c = text.charAt(at);
        if (isDigit(c)) {
            return NUMBER;
        }
        return c == '~' ? TILDE : c == '^' ? CARET : LETTERS;
    }

    private static int skipSeparators(String text, int from) {
        int at = from;
        while (at < text.length() && "._+".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static int end(String text, int from, int rank) {
        int at = from + 1;
        while (rank >= LETTERS && at < text.length() && rank(text, at) == rank && isWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isWord(char c) {
        return isDigit(c) || isLetter(c);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RpmVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * epoch + hash(version)) + hash(release);
    }

    /** Of what is compared, run by run. */
    private static int hash(String part) {
        int hash = 0;
        int at = skipSeparators(part, 0);
        while (at < part.length()) {
            int rank = rank(part, at);
            int end = end(part, at, rank);
            int first = rank == NUMBER ? VersionNumbers.skipZeros(part, at, end) : at;
            hash = 31 * (31 * hash + rank) + part.substring(first, end).hashCode();
            at = skipSeparators(part, end);
        }
        return hash;
    }

    /** {@return the version as it was written} */
    @Override
    public String toString() {
        return text;
    }
}
