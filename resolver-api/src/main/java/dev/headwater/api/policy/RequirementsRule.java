// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

/**
 * Whose word the requirements of a distributor's packages are.
 *
 * @since 0.1.0
 */
public enum RequirementsRule {
    /** The relations between the distributor's packages. */
    DISTRIBUTOR,
    /** The metadata within the packages, as the project published it. */
    PUBLISHED
}
