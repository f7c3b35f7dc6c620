// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.inventory;

/**
 * How much is known of which package needs which.
 *
 * @since 0.1.0
 */
public enum LinkKnowledge {
    /** Every link is there. */
    ALL,
    /** Those that are there are right, and some may be missing: a lock need not list them. */
    SOME,
    /** None is there: the lock lists none. */
    NONE
}
