// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import java.math.BigInteger;

/**
 * The pre-release part of a version: the {@code rc1} of {@code 2.0rc1}.
 *
 * @param phase alpha, beta or release candidate
 * @param number the number in that phase, not negative; 0 where a version leaves it out
 * @since 0.1.0
 */
public record PreRelease(Phase phase, BigInteger number) implements Comparable<PreRelease> {
    /** The phases before a final release, in their order. */
    public enum Phase {
        /** Written {@code a}; {@code alpha} is read as well. */
        ALPHA("a", PackedVersion.ALPHA),
        /** Written {@code b}; {@code beta} is read as well. */
        BETA("b", PackedVersion.BETA),
        /** Written {@code rc}; {@code c}, {@code pre} and {@code preview} are read as well. */
        CANDIDATE("rc", PackedVersion.CANDIDATE);

        private final String text;
        private final int rank;

        Phase(String text, int rank) {
            this.text = text;
            this.rank = rank;
        }

        /** The place of this phase among those of {@link PackedVersion}. */
        int rank() {
            return rank;
        }

        /** {@return the normalized spelling} */
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if {@code number} is negative
     */
    public PreRelease {
        if (number.signum() < 0) {
            throw new IllegalArgumentException("the number of a pre-release is negative: " + number);
        }
    }

    /** Compares by phase, then by number. */
    @Override
    public int compareTo(PreRelease other) {
        int byPhase = phase.compareTo(other.phase);
        return byPhase != 0 ? byPhase : number.compareTo(other.number);
    }

    /** {@return the normalized spelling, such as {@code rc1}} */
    @Override
    public String toString() {
        return phase.text + number;
    }
}
