// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

/**
 * How far kept answers are relied on.
 *
 * @since 0.1.0
 */
public enum CacheMode {
    /** A kept answer is used while it is fresh; after that the index is asked whether it still holds. */
    NORMAL,
    /** As usual, but that an absence is asked about anew, whatever is kept: for what is going to be relied on later. */
    ABSENCES_ANEW,
    /**
     * As {@link #ABSENCES_ANEW}, and a file is read anew for which its page lists no hash: for what holds the world of
     * today against that of before.
     */
    TODAY,
    /** The index is asked about every page, whatever is kept: whether it still holds, and absences anew. */
    REFRESH,
    /** Nothing is asked: any kept answer is used, and what is not kept is unavailable. */
    OFFLINE
}
