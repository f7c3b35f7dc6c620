// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One version of a project: {@code 2.1.0}, {@code 1!3.0rc1.post2.dev3}, {@code 2.1.0+cu118}.
 *
 * <p>Every spelling the standard allows is read; the normalized one is printed. Versions are ordered as the standard
 * orders them, and equal when it calls them the same, so trailing zeros of the release do not count:
 *
 * <pre>{@code
 * Version.parse("1.0.0").equals(Version.parse("1"));            // true
 * Version.parse("v1.0-ALPHA_1").toString();                     // 1.0a1
 * Version.parse("1.0.dev1").compareTo(Version.parse("1.0a1"));  // negative: development releases come first
 * Version.parse("1.0").equals(Version.parse("1.0+debian.1"));   // false, though ==1.0 accepts both
 * }</pre>
 *
 * <p>The spelling that was given is not kept; {@code ===}, which compares spellings, has
 * {@link SpecifierSet#contains(String)}. Numbers have no bound but one: as CPython reads no number of more than 4,300
 * digits, such a version is refused here and by packaging.
 *
 * <p>Digits and letters are those of ASCII alone; white space round a version is skipped, by Python's notion of it.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/version-specifiers/#public-version-identifiers">
 *     Version specifiers: version scheme, normalization, and ordering within the version scheme</a>
 * @since 0.1.0
 */
public final class Version implements Comparable<Version> {
    /** The golden ratio, by which neighbours are sent far from one another. */
    private static final long MIXING = 0x9E37_79B9_7F4A_7C15L;

    private final long bits;
    private final @Nullable VersionParts parts;

    private Version(long bits, @Nullable VersionParts parts) {
        this.bits = bits;
        this.parts = parts;
    }

    /**
     * Reads a version in any spelling the standard allows.
     *
     * @throws InvalidVersionException if {@code text} is no version
     */
    public static Version parse(String text) {
        Version version = parseOrNull(text);
        if (version != null) {
            return version;
        }
        VersionScanner scanner = scanner(text);
        scanner.scan();
        throw new InvalidVersionException(text, scanner.faultAt(), scanner.expected());
    }

    /**
     * Reads a version in any spelling the standard allows, where text that is no version is nothing unusual: the
     * standard wants such candidates of an index ignored.
     *
     * @return the version, or {@code null} if {@code text} is no version
     */
    public static @Nullable Version parseOrNull(String text) {
        long bits = PackedScanner.scan(text, 0, text.length());
        if (bits != PackedVersion.NONE) {
            return new Version(bits, null);
        }
        VersionParts parts = scanner(text).scan();
        return parts == null ? null : of(parts);
    }

    private static VersionScanner scanner(String text) {
        int end = Characters.trimWhitespace(text, 0, text.length());
        return new VersionScanner(text, Characters.skipWhitespace(text, 0, end), end);
    }

    /** The version that is exactly the text between two offsets, without white space, or {@code null}. */
    static @Nullable Version parseOrNull(String text, int from, int to) {
        long bits = PackedScanner.scan(text, from, to);
        if (bits != PackedVersion.NONE) {
            return new Version(bits, null);
        }
        VersionParts parts = new VersionScanner(text, from, to).scan();
        return parts == null ? null : of(parts);
    }

    static Version of(VersionParts parts) {
        long bits = PackedVersion.of(parts);
        int count = parts.release().size();
        return PackedVersion.isExact(bits) && count <= PackedVersion.MAX_COUNT
                ? new Version(PackedVersion.withCount(bits, count), null)
                : new Version(bits, parts);
    }

    /** Bits whose order never contradicts that of versions; see {@link PackedVersion}. */
    long bits() {
        return bits;
    }

    /** Whether all there is to know is in the bits. */
    boolean isPacked() {
        return parts == null;
    }

    VersionParts parts() {
        return parts == null ? PackedVersion.parts(bits) : parts;
    }

    /** {@return the epoch, 0 where none is written} */
    public BigInteger epoch() {
        return parts == null ? BigInteger.ZERO : parts.epoch();
    }

    /** {@return the numbers of the release segment as written, trailing zeros included; at least one} */
    public List<BigInteger> release() {
        return parts().release();
    }

    /** {@return the pre-release part, such as {@code rc1}} */
    public Optional<PreRelease> pre() {
        return Optional.ofNullable(parts().pre());
    }

    /** {@return the number of the post-release; 0 where it is left out} */
    public Optional<BigInteger> post() {
        return Optional.ofNullable(parts().post());
    }

    /** {@return the number of the development release; 0 where it is left out} */
    public Optional<BigInteger> dev() {
        return Optional.ofNullable(parts().dev());
    }

    /** {@return the normalized local version label, without its {@code +}} */
    public Optional<String> local() {
        return parts == null ? Optional.empty() : Optional.ofNullable(parts.local());
    }

    /**
     * {@return whether this version is an alpha, beta, release candidate or development release of anything} This is
     * what the rules for pre-releases mean, so {@code 1.0.post1.dev2} is a pre-release.
     */
    public boolean isPreRelease() {
        return parts == null
                ? PackedVersion.phase(bits) < PackedVersion.FINAL
                : parts.pre() != null || parts.dev() != null;
    }

    /**
     * {@return whether this version has a post-release part} As in packaging this says nothing about the others:
     * {@code 1.0.post1.dev2} is a post-release, a development release and a pre-release.
     */
    public boolean isPostRelease() {
        return parts == null ? PackedVersion.phase(bits) == PackedVersion.POST : parts.post() != null;
    }

    /** {@return whether there is a development release part} */
    public boolean isDevRelease() {
        return parts == null ? PackedVersion.phase(bits) == PackedVersion.DEV : parts.dev() != null;
    }

    /** {@return whether there is a local version label} */
    public boolean hasLocal() {
        return parts != null && parts.local() != null;
    }

    /** {@return this version without its local version label} */
    public Version publicVersion() {
        return hasLocal() ? of(parts().withoutLocal()) : this;
    }

    /** {@return epoch and release alone: {@code 1!2.0} of {@code 1!2.0rc1.post1+x}} */
    public Version baseVersion() {
        return parts == null
                ? new Version(PackedVersion.withPhase(bits, PackedVersion.FINAL, 0), null)
                : of(parts.withPre(null).withTail(null, null));
    }

    /** How many release numbers this version was written with. */
    int releaseCount() {
        return parts == null ? PackedVersion.count(bits) : parts.release().size();
    }

    /**
     * The first development release of this version, which has none and no local label: the least of all that is its.
     */
    Version devZero() {
        return parts == null && PackedVersion.phase(bits) == PackedVersion.FINAL
                ? new Version(PackedVersion.withPhase(bits, PackedVersion.DEV, 0), null)
                : of(parts().withTail(parts().post(), BigInteger.ZERO));
    }

    /** The first version after all that begin with the first {@code count} release numbers of this one. */
    Version nextSeries(int count) {
        if (parts == null) {
            long next = PackedVersion.nextSeries(bits, count);
            if (next != PackedVersion.NONE) {
                return new Version(next, null);
            }
        }
        VersionParts all = parts();
        List<BigInteger> release = new ArrayList<>(all.release().subList(0, count));
        release.set(count - 1, release.get(count - 1).add(BigInteger.ONE));
        return of(new VersionParts(all.epoch(), List.copyOf(release), null, null, BigInteger.ZERO, null));
    }

    /** Compares as the standard orders versions; consistent with {@link #equals}. */
    @Override
    public int compareTo(Version other) {
        int order = Long.compare(PackedVersion.key(bits), PackedVersion.key(other.bits));
        return order != 0 || PackedVersion.isExact(bits) ? order : parts().compareTo(other.parts());
    }

    /** {@return whether {@code other} is the same version, however spelled} {@code 1.0} is {@code 1.0.0}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Version version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        // Unmixed, the versions of a project, which differ in a few bits, would fall into a few places of a table.
        int hash = (int) ((PackedVersion.key(bits) * MIXING) >>> 32);
        return PackedVersion.isExact(bits) ? hash : 31 * hash + parts().orderHash();
    }

    /**
     * {@return the normalized text without the trailing zeros of the release, {@code 1.2} for {@code 1.2.0}} Equal
     * versions have the same. It is a key, not a name: file names and metadata keep the zeros.
     */
    public String canonicalText() {
        VersionParts all = parts();
        return all.text(all.significantReleases());
    }

    /** {@return the normalized text, trailing zeros of the release kept} */
    @Override
    public String toString() {
        return parts == null
                ? PackedVersion.text(bits, PackedVersion.count(bits))
                : parts.text(parts.release().size());
    }
}
