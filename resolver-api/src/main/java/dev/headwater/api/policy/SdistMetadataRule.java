// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

/**
 * Which metadata of a source distribution is believed without building it.
 *
 * @since 0.1.0
 */
public enum SdistMetadataRule {
    /** What the standard says is reliable. */
    STATIC,
    /** Also what setuptools recorded in it, marked as such. */
    RECORDED
}
