// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

/** The comparison of the known hashes of a file with those that the request names. */
public enum HashMatch {
    /** The file is one of those that the request means, or the request names no hashes. */
    NAMED,
    /** The file is another one: a hash of a kind that the request names is none of those. */
    OTHER,
    /**
     * No hash of a kind that the request names is known of it, or a weak one where it names strong ones: only its bytes
     * can tell.
     */
    UNKNOWN
}
