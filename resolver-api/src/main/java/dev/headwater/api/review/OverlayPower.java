// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

/**
 * What a policy must grant before an overlay may do it; the words are keys of the policy.
 *
 * @since 0.1.0
 */
public enum OverlayPower {
    /** Files may require more. */
    MAY_ADD,
    /** Files that are yanked may be used. */
    MAY_UNYANK
}
