// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of versions: intervals in ascending order, with a gap between each two, and the exact algebra of sets.
 *
 * <p>{@link SpecifierSet#range()} gives the set that a requirement stands for. The converse has no place here:
 * {@code <3.13} and {@code >=3.13} both leave out {@code 3.13.0a1}, so the complement of one is not the other.
 *
 * <pre>{@code
 * VersionRange below = SpecifierSet.parse("<3.13").range();
 * VersionRange above = SpecifierSet.parse(">=3.13").range();
 * below.union(above).contains(Version.parse("3.13.0a1"));  // false
 * below.complement().contains(Version.parse("3.13.0a1"));  // true
 * }</pre>
 *
 * <p>Two ranges are equal if they hold the same versions, however they came about, since their {@linkplain VersionBound
 * bounds} are canonical. Whether pre-releases may be chosen is no part of a range. packaging's {@code VersionRange} of
 * 26.3 carries the texts of {@code ===} as well; here they stay with {@link SpecifierSet}.
 *
 * @since 0.1.0
 */
public final class VersionRange {
    private static final VersionRange EMPTY = new VersionRange(new VersionBound[0]);
    private static final VersionRange FULL =
            new VersionRange(new VersionBound[] {VersionBound.START, VersionBound.END});

    /** Strictly ascending; a version is in the range if an odd number of them is below it. Even in number. */
    private final VersionBound[] bounds;

    private VersionRange(VersionBound[] bounds) {
        this.bounds = bounds;
    }

    /** {@return the range that holds no version} */
    public static VersionRange empty() {
        return EMPTY;
    }

    /** {@return the range that holds every version} */
    public static VersionRange full() {
        return FULL;
    }

    /** {@return the versions between two places; none if {@code lower} is not below {@code upper}} */
    public static VersionRange between(VersionBound lower, VersionBound upper) {
        return lower.compareTo(upper) < 0 ? new VersionRange(new VersionBound[] {lower, upper}) : EMPTY;
    }

    /** {@return the range of one version, without the same version under local labels} */
    public static VersionRange of(Version version) {
        return between(VersionBound.before(version), VersionBound.after(version));
    }

    /**
     * {@return the versions in all of {@code ranges}; every version if there are none} Takes time in proportion to the
     * bounds of all ranges, times the logarithm of their number.
     */
    public static VersionRange intersectionOf(List<VersionRange> ranges) {
        return switch (ranges.size()) {
            case 0 -> FULL;
            case 1 -> ranges.get(0);
            default -> {
                int middle = ranges.size() / 2;
                VersionRange lower = intersectionOf(ranges.subList(0, middle));
                yield lower.intersection(intersectionOf(ranges.subList(middle, ranges.size())));
            }
        };
    }

    /** {@return whether {@code version} is one of these} */
    public boolean contains(Version version) {
        int below = 0;
        int above = bounds.length;
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (bounds[middle].isBelow(version)) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return (below & 1) == 1;
    }

    /** {@return whether this holds no version at all} */
    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** {@return whether this holds every version} */
    public boolean isFull() {
        return equals(FULL);
    }

    /** {@return the versions that are not in this} */
    public VersionRange complement() {
        if (isEmpty()) {
            return FULL;
        }
        boolean fromStart = bounds[0].equals(VersionBound.START);
        boolean toEnd = bounds[bounds.length - 1].equals(VersionBound.END);
        List<VersionBound> flipped = new ArrayList<>(bounds.length + 2);
        if (!fromStart) {
            flipped.add(VersionBound.START);
        }
        flipped.addAll(Arrays.asList(bounds).subList(fromStart ? 1 : 0, bounds.length - (toEnd ? 1 : 0)));
        if (!toEnd) {
            flipped.add(VersionBound.END);
        }
        return of(flipped);
    }

    /** {@return the versions in this, in {@code other} or in both} */
    public VersionRange union(VersionRange other) {
        return combine(other, 1);
    }

    /** {@return the versions in both} */
    public VersionRange intersection(VersionRange other) {
        return combine(other, 2);
    }

    /** {@return the versions in this that are not in {@code other}} */
    public VersionRange difference(VersionRange other) {
        return intersection(other.complement());
    }

    /** Walks both lists of bounds upwards and keeps what lies in at least {@code needed} of the two ranges. */
    private VersionRange combine(VersionRange other, int needed) {
        List<VersionBound> combined = new ArrayList<>(bounds.length + other.bounds.length);
        int mine = 0;
        int others = 0;
        while (mine < bounds.length || others < other.bounds.length) {
            int order = mine == bounds.length
                    ? 1
                    : others == other.bounds.length ? -1 : bounds[mine].compareTo(other.bounds[others]);
            VersionBound bound = order <= 0 ? bounds[mine] : other.bounds[others];
            mine += order <= 0 ? 1 : 0;
            others += order >= 0 ? 1 : 0;
            boolean inside = (mine & 1) + (others & 1) >= needed;
            boolean wasInside = (combined.size() & 1) == 1;
            if (inside != wasInside) {
                combined.add(bound);
            }
        }
        return of(combined);
    }

    private static VersionRange of(List<VersionBound> bounds) {
        return bounds.isEmpty() ? EMPTY : new VersionRange(bounds.toArray(VersionBound[]::new));
    }

    /** {@return whether every version in this is in {@code other}} */
    public boolean isSubsetOf(VersionRange other) {
        return intersection(other).equals(this);
    }

    /** {@return whether no version is in both} */
    public boolean isDisjoint(VersionRange other) {
        return intersection(other).isEmpty();
    }

    /**
     * {@return whether this range holds no final release and no post-release, so that a request that forbids
     * pre-releases is left with nothing} True for the empty range.
     */
    public boolean hasOnlyPreReleases() {
        for (int i = 0; i < bounds.length; i += 2) {
            Version nearest = bounds[i].leastFinalAbove();
            if (nearest == null || !bounds[i + 1].isBelow(nearest)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Finds this range in a list of versions, by binary search.
     *
     * @param ascending versions in ascending order, as {@link Version#compareTo} orders them
     * @return pairs of indices, first inclusive, second exclusive: the runs of {@code ascending} that are in this
     *     range, in ascending order, none of them empty or touching the next
     */
    public int[] indexIntervals(List<Version> ascending) {
        int[] runs = new int[bounds.length];
        int length = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            int from = countBelow(bounds[i], ascending, length == 0 ? 0 : runs[length - 1]);
            int to = countBelow(bounds[i + 1], ascending, from);
            if (from == to) {
                continue;
            }
            if (length > 0 && runs[length - 1] == from) {
                length--;
            } else {
                runs[length++] = from;
            }
            runs[length++] = to;
        }
        return length == runs.length ? runs : Arrays.copyOf(runs, length);
    }

    /** How many of the versions are below a place, given that the first {@code known} are. */
    private static int countBelow(VersionBound bound, List<Version> ascending, int known) {
        int below = known;
        int above = ascending.size();
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (bound.isBelow(ascending.get(middle))) {
                above = middle;
            } else {
                below = middle + 1;
            }
        }
        return below;
    }

    /**
     * {@return the bounds in strictly ascending order: where the first interval begins, where it ends, where the second
     * begins, and so on}
     */
    public List<VersionBound> bounds() {
        return List.of(bounds);
    }

    /** {@return whether {@code other} is a range of the same versions} */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VersionRange range && Arrays.equals(bounds, range.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /**
     * {@return the range as specifiers where there are such, {@code >=1.0,!=1.5,<2.0}, joined by {@code or} where one
     * set of them is not enough}
     */
    @Override
    public String toString() {
        return VersionRangeText.of(bounds());
    }
}
