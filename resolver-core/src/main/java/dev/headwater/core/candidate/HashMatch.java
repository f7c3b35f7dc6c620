// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

/** What the hashes that are known of a file say to those that the request names. */
public enum HashMatch {
    /** It is one of the files that the request means, or the request names no hashes. */
    NAMED,
    /** It is another file: a hash of a kind that the request names is none of those. */
    OTHER,
    /**
     * No hash of a kind that the request names is known of it, or a weak one where it names strong ones: only its bytes
     * can tell.
     */
    UNKNOWN
}
