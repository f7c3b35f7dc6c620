// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

/**
 * When an index is asked.
 *
 * @since 0.1.0
 */
public enum IndexRole {
    /** In its place in the order. */
    SEARCHED,
    /** Only for names that are pinned to it or reserved for it. */
    ON_DEMAND,
    /** Never; its reservations stay in force. */
    DISABLED
}
