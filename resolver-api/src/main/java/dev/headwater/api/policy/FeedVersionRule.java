// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

/**
 * What tells the version of a project that a distributor's package provides.
 *
 * @since 0.1.0
 */
public enum FeedVersionRule {
    /** What the installed metadata says. */
    INSTALLED,
    /** The version of the package. */
    PACKAGED
}
