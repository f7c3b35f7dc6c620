// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

/**
 * The promise that the metadata inside a source distribution makes about wheels that will be built from it.
 *
 * <p>The promise is about wheels built from that very file. Wheels on an index may have been made otherwise, so neither
 * the source distribution's metadata stands for a wheel's, nor one wheel's for another's.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/core-metadata/#dynamic-multiple-use">Core
 *     metadata: Dynamic</a>
 * @since 0.1.0
 */
public enum StaticPromise {
    /** Every wheel will have exactly these values; where there are none, none. */
    EXACT,
    /** Every wheel will have these values in this order, and perhaps more: enough to find a conflict early. */
    LOWER_BOUND,
    /** Nothing is promised: the values are hints, and only a build tells. */
    NONE
}
