// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

/**
 * Why a file may not be used for how a page lists it: what it must hash to is not known, though the index wanted it
 * checked. The order is that in which the faults of a file that is listed twice are told.
 *
 * @since 0.1.0
 */
public enum ListingFault {
    /** One of its hashes is no text. */
    HASH_NO_TEXT,
    /** One of its hashes is none: no hexadecimal digits, or too few or many. */
    MALFORMED_HASH,
    /** Its hashes are no object. */
    HASHES_NO_OBJECT,
    /** It has more hashes than are read. */
    TOO_MANY_HASHES,
    /** It has two different hashes of one algorithm. */
    CONFLICTING_HASHES,
    /** Any other. */
    OTHER
}
