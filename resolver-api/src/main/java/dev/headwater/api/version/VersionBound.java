// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place between versions, where a range begins or ends.
 *
 * <p>Round a version V the line of versions has these places:
 *
 * <pre>{@code
 * before(V)  V  after(V)  V+local…  afterLocals(V)  V.post0.dev0 … V.postN  afterPosts(V)
 * }</pre>
 *
 * <p>Two places with no version between them are one place. {@code afterLocals(1.0.post1)} equals
 * {@code before(1.0.post2.dev0)}, and {@code afterPosts(1.0a1)} equals {@code before(1.0a2.dev0)}; so ranges that hold
 * the same versions have the same bounds, and an empty one shows. {@link VersionRange} rests on that.
 *
 * @see <a
 *     href="https://packaging.python.org/en/latest/specifications/version-specifiers/#exclusive-ordered-comparison">
 *     Version specifiers: exclusive ordered comparison</a>
 * @since 0.1.0
 */
public final class VersionBound implements Comparable<VersionBound> {
    /** The bound below all versions: the place before {@code 0.dev0}, the least of them. */
    public static final VersionBound START = new VersionBound(Place.BEFORE, Version.parse("0.dev0"));

    /** The bound above all versions. */
    public static final VersionBound END = new VersionBound(Place.END, Version.parse("0"));

    /** The places of a bound round its version, in ascending order. */
    public enum Place {
        /** Just below the version. */
        BEFORE,
        /** Just above the version itself. */
        AFTER,
        /** Above the version with any local label. */
        AFTER_LOCALS,
        /** Above all post-releases of the version. */
        AFTER_POSTS,
        /** Above all versions. */
        END
    }

    private final Place place;
    /**
     * Without what the place does not depend on: a local label if after locals, a post- and development release too.
     */
    private final Version version;
    /** Never contradicts the keys of versions; where it equals one, places and versions have to be compared. */
    private final long key;

    private VersionBound(Place place, Version version) {
        this.place = place;
        this.version = version;
        this.key = key(place, version.bits());
    }

    private static long key(Place place, long bits) {
        return PackedVersion.key(
                switch (place) {
                    case BEFORE, AFTER -> bits;
                    case AFTER_LOCALS ->
                        PackedVersion.isExact(bits) ? PackedVersion.withSlot(bits, PackedVersion.LOCAL) : bits;
                    case AFTER_POSTS -> afterPostsKey(bits);
                    case END -> Long.MAX_VALUE;
                });
    }

    private static long afterPostsKey(long bits) {
        if (!PackedVersion.isExact(bits)) {
            return bits;
        }
        return PackedVersion.phase(bits) == PackedVersion.FINAL
                ? PackedVersion.withPhase(bits, PackedVersion.AFTER_POSTS, 0)
                : PackedVersion.withSlot(bits, PackedVersion.AFTER);
    }

    /** {@return the place just below {@code version}: where {@code >=version} begins} */
    public static VersionBound before(Version version) {
        boolean leastOfRelease = version.isPacked() && PackedVersion.number(version.bits()) == 0;
        if (leastOfRelease || !version.isDevRelease() || version.hasLocal()) {
            return new VersionBound(Place.BEFORE, version);
        }
        VersionBound lower = afterPredecessor(version.parts());
        return lower == null ? new VersionBound(Place.BEFORE, version) : lower;
    }

    /** The place before a development release, seen from the version below it if there is a nearest one. */
    private static @Nullable VersionBound afterPredecessor(VersionParts parts) {
        BigInteger post = parts.post();
        PreRelease pre = parts.pre();
        BigInteger dev = Objects.requireNonNull(parts.dev());
        if (dev.signum() > 0) {
            return afterLocals(Version.of(parts.withTail(post, dev.subtract(BigInteger.ONE))));
        }
        if (post != null) {
            BigInteger previous = post.signum() > 0 ? post.subtract(BigInteger.ONE) : null;
            return afterLocals(Version.of(parts.withTail(previous, null)));
        }
        if (pre != null && pre.number().signum() > 0) {
            PreRelease previous = new PreRelease(pre.phase(), pre.number().subtract(BigInteger.ONE));
            return afterPosts(Version.of(parts.withPre(previous)));
        }
        return null;
    }

    /** {@return the place just above {@code version} itself, below the same version with a local label} */
    public static VersionBound after(Version version) {
        return new VersionBound(Place.AFTER, version);
    }

    /** {@return the place above {@code version} with any local label: where {@code <=version} ends} */
    public static VersionBound afterLocals(Version version) {
        return new VersionBound(Place.AFTER_LOCALS, version.publicVersion());
    }

    /**
     * {@return the place above all post-releases of the final or pre-release that {@code version} belongs to: where
     * {@code >version} begins, if it is one itself}
     */
    public static VersionBound afterPosts(Version version) {
        boolean bare = !version.isPostRelease() && !version.isDevRelease();
        return new VersionBound(
                Place.AFTER_POSTS,
                bare ? version.publicVersion() : Version.of(version.parts().withTail(null, null)));
    }

    /** {@return whether {@code other} is above this place; if not, it is below} */
    public boolean isBelow(Version other) {
        long otherKey = PackedVersion.key(other.bits());
        return key != otherKey ? key < otherKey : isBelowByParts(other);
    }

    private boolean isBelowByParts(Version other) {
        return switch (place) {
            case BEFORE -> version.compareTo(other) <= 0;
            case AFTER -> version.compareTo(other) < 0;
            case AFTER_LOCALS -> version.compareTo(other.publicVersion()) < 0;
            case AFTER_POSTS -> version.parts().compareStems(other.parts()) < 0;
            case END -> false;
        };
    }

    /**
     * The least version above this place that is no pre-release; {@code null} if there is none because they come as
     * near as one likes.
     */
    @Nullable
    Version leastFinalAbove() {
        if (version.isPreRelease()) {
            return version.pre().isPresent()
                    ? version.baseVersion()
                    : Version.of(version.parts().withTail(version.parts().post(), null));
        }
        return switch (place) {
            case BEFORE -> version;
            case AFTER_LOCALS ->
                Version.of(version.parts()
                        .withTail(version.post().map(BigInteger.ONE::add).orElse(BigInteger.ZERO), null));
            case AFTER, AFTER_POSTS, END -> null;
        };
    }

    /** {@return where this lies, seen from {@link #version()}} */
    public Place place() {
        return place;
    }

    /** {@return the version that the place belongs to; of no meaning for {@link #END}} */
    public Version version() {
        return version;
    }

    /** Compares by position on the line of versions; consistent with {@link #equals}. */
    @Override
    public int compareTo(VersionBound other) {
        if (key != other.key) {
            return Long.compare(key, other.key);
        }
        int places = place.compareTo(other.place);
        if (places == 0) {
            return version.compareTo(other.version);
        }
        // Of two places of different kinds, the one of the lower kind lies right at its version as the other sees it:
        // no
        // place of a higher kind stands between the two. So the other's answer about that version decides.
        return places < 0 ? (other.isBelow(version) ? 1 : -1) : (isBelow(other.version) ? -1 : 1);
    }

    /** {@return whether {@code other} is the same place, so that no version lies between the two} */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VersionBound bound && place == bound.place && version.equals(bound.version);
    }

    @Override
    public int hashCode() {
        return 31 * version.hashCode() + place.name().hashCode();
    }

    /** {@return the place in words, such as {@code after locals of 1.0}} */
    @Override
    public String toString() {
        return switch (place) {
            case BEFORE -> "before " + version;
            case AFTER -> "after " + version;
            case AFTER_LOCALS -> "after local versions of " + version;
            case AFTER_POSTS -> "after post-releases of " + version;
            case END -> "the end";
        };
    }
}
