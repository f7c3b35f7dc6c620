// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What lies in a cache folder.
 *
 * @param answers how many answers
 * @param bytes the sizes of their files, in sum
 * @param abandoned how many files were begun and not finished: by writers at work, or by ones that were killed
 * @param leastRecentUse when the answer was used that was used longest ago, to a day; empty if there is none
 * @param mostRecentUse when an answer was used last, to a day; empty if there is none
 * @since 0.1.0
 */
public record CacheContents(
        long answers, long bytes, long abandoned, Optional<Instant> leastRecentUse, Optional<Instant> mostRecentUse) {}
