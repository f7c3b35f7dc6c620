// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.audit;

/**
 * A way of others to take projects from several indexes: section 8 of the index policy. This library only tells of it.
 *
 * @since 0.1.0
 */
public enum Way {
    /** All indexes as one, and the best version of them: pip, uv's {@code unsafe-best-match}. */
    UNSAFE_BEST_MATCH,
    /** The first index with something usable, then the next: uv's {@code unsafe-first-match}. */
    UNSAFE_FIRST_MATCH
}
