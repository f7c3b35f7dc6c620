// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

/**
 * Which formats of files may be used, with pip's meanings.
 *
 * @since 0.1.0
 */
public enum FormatRule {
    /** Wheels and source distributions. */
    ANY,
    /** Both, but any version with a wheel before any without. */
    PREFER_BINARY,
    /** Wheels only. */
    ONLY_BINARY,
    /** Source distributions only. */
    NO_BINARY
}
