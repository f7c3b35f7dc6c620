// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of versions in one {@code long}.
 *
 * <p>From the top: an empty sign bit; four release numbers of 14, 12, 12 and 8 bits; a phase of 3 bits and its number
 * of 9; a slot of 2; and, outside the order, 3 bits that count the release numbers as written. An ordinary version (no
 * epoch, release numbers and phase number that fit, one phase at most, no local label) has a key of its own, marked by
 * the slot {@link #EXACT}. For 69,000 versions of 882 projects of a public index that is so for 99.5 of 100.
 *
 * <p>Every other version has a key too, that of its neighbourhood, so that keys never contradict the order of the
 * standard: {@code key(v) < key(w)} implies {@code v < w}, and only versions of equal keys need a look at their parts.
 * A number that does not fit fills its field and all below with ones. The slots round an ordinary version V hold, in
 * order: development releases of V; V; V with a local label; post-releases of a pre-release V.
 */
final class PackedVersion {
    /** What {@link PackedScanner#scan} answers for text that is no ordinary version in ordinary spelling. */
    static final long NONE = -1;

    static final int DEV = 0;
    static final int ALPHA = 1;
    static final int BETA = 2;
    static final int CANDIDATE = 3;
    static final int FINAL = 4;
    static final int POST = 5;
    /** Above all post-releases of a final release; no version has it. */
    static final int AFTER_POSTS = 6;

    static final long BEFORE = 0;
    static final long EXACT = 1;
    static final long LOCAL = 2;
    static final long AFTER = 3;

    static final int RELEASES = 4;
    /** The greatest number that the phase field holds as itself; one more means "greater". */
    static final int MAX_NUMBER = 510;

    static final int MAX_COUNT = 7;

    private static final int SLOT_SHIFT = 3;
    private static final int NUMBER_SHIFT = 5;
    private static final int PHASE_SHIFT = 14;
    private static final int RELEASE_SHIFT = 17;
    private static final int[] SHIFTS = {49, 37, 25, RELEASE_SHIFT};
    private static final int[] MAX_RELEASE = {(1 << 14) - 2, (1 << 12) - 2, (1 << 12) - 2, (1 << 8) - 2};
    private static final String[] WORDS = {".dev", "a", "b", "rc", "", ".post"};
    private static final long COUNT_MASK = 7;
    private static final long SLOT_MASK = 3L << SLOT_SHIFT;

    private PackedVersion() {}

    /** The part of the bits that follows the order. */
    static long key(long bits) {
        return bits & ~COUNT_MASK;
    }

    static boolean isExact(long bits) {
        return (bits & SLOT_MASK) == EXACT << SLOT_SHIFT;
    }

    static long withSlot(long bits, long slot) {
        return (bits & ~SLOT_MASK) | slot << SLOT_SHIFT;
    }

    static long slot(long bits) {
        return (bits & SLOT_MASK) >> SLOT_SHIFT;
    }

    /** How many release numbers the version was written with, trailing zeros included. */
    static int count(long bits) {
        return (int) (bits & COUNT_MASK);
    }

    static long withCount(long bits, int count) {
        return key(bits) | count;
    }

    static int phase(long bits) {
        return (int) (bits >> PHASE_SHIFT) & 7;
    }

    static int number(long bits) {
        return (int) (bits >> NUMBER_SHIFT) & (MAX_NUMBER + 1);
    }

    /** The same release numbers, as written, with another phase. */
    static long withPhase(long bits, int phase, int number) {
        long release = bits >>> RELEASE_SHIFT << RELEASE_SHIFT;
        return release | tail(phase, number, EXACT) | count(bits);
    }

    /**
     * The {@code .dev0} of the release after all that begin with the first {@code count} numbers of this one, or
     * {@link #NONE} if that is no ordinary version.
     */
    static long nextSeries(long bits, int count) {
        int last = count - 1;
        if (count > RELEASES || release(bits, last) == MAX_RELEASE[last]) {
            return NONE;
        }
        long kept = bits >>> SHIFTS[last] << SHIFTS[last];
        return kept + releaseBits(last, 1) | tail(DEV, 0, EXACT) | count;
    }

    /** The release number at an index below the count. */
    static int release(long bits, int index) {
        return index < RELEASES ? (int) (bits >> SHIFTS[index]) & (MAX_RELEASE[index] + 1) : 0;
    }

    static boolean fits(int index, long number) {
        return index < RELEASES ? number <= MAX_RELEASE[index] : number == 0;
    }

    /** The bits of one release number that fits. */
    static long releaseBits(int index, long number) {
        return index < RELEASES ? number << SHIFTS[index] : 0;
    }

    static long tail(int phase, long number, long slot) {
        return (long) phase << PHASE_SHIFT | number << NUMBER_SHIFT | slot << SLOT_SHIFT;
    }

    /** The bits of any version, without a count. */
    static long of(VersionParts parts) {
        if (parts.epoch().signum() != 0) {
            return onesBelow(Long.SIZE - 1);
        }
        long bits = 0;
        for (int i = 0; i < parts.significantReleases(); i++) {
            BigInteger number = parts.release().get(i);
            if (number.bitLength() > Integer.SIZE - 1 || !fits(i, number.intValue())) {
                return bits | onesBelow(i < RELEASES ? SHIFTS[i] + width(i) : RELEASE_SHIFT);
            }
            bits |= releaseBits(i, number.intValue());
        }
        return bits | tail(parts);
    }

    private static int width(int index) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(MAX_RELEASE[index]);
    }

    private static long onesBelow(int bit) {
        return key((1L << bit) - 1);
    }

    private static long tail(VersionParts parts) {
        int phase = FINAL;
        BigInteger number = BigInteger.ZERO;
        PreRelease pre = parts.pre();
        if (pre != null) {
            phase = pre.phase().rank();
            number = pre.number();
        } else if (parts.post() != null) {
            phase = POST;
            number = parts.post();
        } else if (parts.dev() != null) {
            phase = DEV;
            number = parts.dev();
        }
        boolean fits = number.bitLength() < Integer.SIZE && number.intValue() <= MAX_NUMBER;
        return fits ? tail(phase, number.intValue(), slot(parts)) : tail(phase, MAX_NUMBER + 1L, AFTER);
    }

    private static long slot(VersionParts parts) {
        if (parts.pre() != null && parts.post() != null) {
            return AFTER;
        }
        if (parts.dev() != null && !parts.isDevOfFinal()) {
            return BEFORE;
        }
        return parts.local() == null ? EXACT : LOCAL;
    }

    /** The parts of an ordinary version. */
    static VersionParts parts(long bits) {
        List<BigInteger> release = new ArrayList<>(count(bits));
        for (int i = 0; i < count(bits); i++) {
            release.add(BigInteger.valueOf(release(bits, i)));
        }
        int phase = phase(bits);
        BigInteger number = BigInteger.valueOf(number(bits));
        PreRelease.Phase named = phaseNamed(phase);
        return new VersionParts(
                BigInteger.ZERO,
                List.copyOf(release),
                named == null ? null : new PreRelease(named, number),
                phase == POST ? number : null,
                phase == DEV ? number : null,
                null);
    }

    private static PreRelease.@Nullable Phase phaseNamed(int phase) {
        return switch (phase) {
            case ALPHA -> PreRelease.Phase.ALPHA;
            case BETA -> PreRelease.Phase.BETA;
            case CANDIDATE -> PreRelease.Phase.CANDIDATE;
            default -> null;
        };
    }

    /** The normalized text of an ordinary version, with the first {@code releases} release numbers. */
    static String text(long bits, int releases) {
        StringBuilder text = new StringBuilder(16).append(release(bits, 0));
        for (int i = 1; i < releases; i++) {
            text.append('.').append(release(bits, i));
        }
        int phase = phase(bits);
        if (phase != FINAL) {
            text.append(WORDS[phase]).append(number(bits));
        }
        return text.toString();
    }
}
