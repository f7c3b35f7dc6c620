// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

import dev.headwater.api.resolution.ResolutionOutcome;

/**
 * What comes of one request before and after.
 *
 * @param before by the overlays before
 * @param after by the overlays after
 * @since 0.1.0
 */
public record OutcomePair(ResolutionOutcome before, ResolutionOutcome after) {}
