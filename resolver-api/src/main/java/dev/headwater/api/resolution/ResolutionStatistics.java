// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.Unpromised;

/**
 * What a resolution cost, in counts that are the same on every machine.
 *
 * @param projects pages that the solver demanded
 * @param metadata metadata documents that the solver demanded
 * @param decisions versions chosen, also for a while
 * @param propagations derivations from what is known
 * @param conflicts times that choices were taken back
 * @param incompatibilities facts stored, learnt ones among them
 * @since 0.1.0
 */
public record ResolutionStatistics(
        long projects, long metadata, long decisions, long propagations, long conflicts, long incompatibilities) {
    /** Made by the library. */
    @Unpromised
    public ResolutionStatistics {}
}
