// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The full form of a version: every part as it is, without bounds.
 *
 * <p>This is where the standard's order is spelled out; {@link PackedVersion} only has to agree with it. Numbers are
 * not negative, the release is not empty and keeps its trailing zeros, the local label is normalized.
 */
record VersionParts(
        BigInteger epoch,
        List<BigInteger> release,
        @Nullable PreRelease pre,
        @Nullable BigInteger post,
        @Nullable BigInteger dev,
        @Nullable String local)
        implements Comparable<VersionParts> {
    private static final BigInteger NONE_BELOW_ALL = BigInteger.ONE.negate();

    boolean isDevOfFinal() {
        return dev != null && pre == null && post == null;
    }

    /** How many release numbers remain when trailing zeros are left out; at least one. */
    int significantReleases() {
        int count = release.size();
        while (count > 1 && release.get(count - 1).signum() == 0) {
            count--;
        }
        return count;
    }

    VersionParts withRelease(List<BigInteger> changed) {
        return new VersionParts(epoch, changed, pre, post, dev, local);
    }

    /** The same epoch, release and pre-release, then the given parts. */
    VersionParts withTail(@Nullable BigInteger changedPost, @Nullable BigInteger changedDev) {
        return new VersionParts(epoch, release, pre, changedPost, changedDev, null);
    }

    VersionParts withPre(@Nullable PreRelease changed) {
        return new VersionParts(epoch, release, changed, post, dev, local);
    }

    VersionParts withoutLocal() {
        return withTail(post, dev);
    }

    @Override
    public int compareTo(VersionParts other) {
        int order = compareStems(other);
        if (order == 0) {
            order = absentIs(NONE_BELOW_ALL, post).compareTo(absentIs(NONE_BELOW_ALL, other.post));
        }
        if (order == 0) {
            order = compareDev(dev, other.dev);
        }
        return order != 0 ? order : LocalLabel.compare(local, other.local);
    }

    /**
     * Compares epoch, release and phase: two versions have equal stems if they differ only in what post-releases, their
     * development releases and local labels add. A development release of a final release is a phase before alpha.
     */
    int compareStems(VersionParts other) {
        int order = epoch.compareTo(other.epoch);
        if (order == 0) {
            order = compareReleases(release, other.release);
        }
        if (order == 0) {
            order = Integer.compare(phase(), other.phase());
        }
        return order != 0 || pre == null || other.pre == null
                ? order
                : pre.number().compareTo(other.pre.number());
    }

    private int phase() {
        return pre != null ? pre.phase().rank() : isDevOfFinal() ? PackedVersion.DEV : PackedVersion.FINAL;
    }

    private static int compareReleases(List<BigInteger> left, List<BigInteger> right) {
        int length = Math.max(left.size(), right.size());
        for (int i = 0; i < length; i++) {
            int order = numberAt(left, i).compareTo(numberAt(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static BigInteger numberAt(List<BigInteger> release, int index) {
        return index < release.size() ? release.get(index) : BigInteger.ZERO;
    }

    private static BigInteger absentIs(BigInteger stand, @Nullable BigInteger number) {
        return number == null ? stand : number;
    }

    private static int compareDev(@Nullable BigInteger left, @Nullable BigInteger right) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        return left.compareTo(right);
    }

    /** A hash of what {@link #compareTo} compares, so without trailing zeros. */
    int orderHash() {
        int hash = epoch.hashCode();
        for (int i = significantReleases() - 1; i >= 0; i--) {
            hash = 31 * hash + release.get(i).hashCode();
        }
        hash = 31 * hash
                + (pre == null ? 0 : pre.phase().rank() + 31 * pre.number().hashCode());
        hash = 31 * hash + absentIs(NONE_BELOW_ALL, post).hashCode();
        hash = 31 * hash + absentIs(NONE_BELOW_ALL, dev).hashCode();
        return 31 * hash + (local == null ? 0 : local.hashCode());
    }

    /** The normalized text, with the first {@code releases} release numbers. */
    String text(int releases) {
        StringBuilder text = new StringBuilder();
        if (epoch.signum() != 0) {
            text.append(epoch).append('!');
        }
        for (int i = 0; i < releases; i++) {
            text.append(i == 0 ? "" : ".").append(release.get(i));
        }
        if (pre != null) {
            text.append(pre);
        }
        if (post != null) {
            text.append(".post").append(post);
        }
        if (dev != null) {
            text.append(".dev").append(dev);
        }
        return local == null ? text.toString() : text.append('+').append(local).toString();
    }
}
