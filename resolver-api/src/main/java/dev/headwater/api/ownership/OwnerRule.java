// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.ownership;

/**
 * The rule that decided who supplies a project.
 *
 * @since 0.1.0
 */
public enum OwnerRule {
    /** The first of the searched indexes that has it. */
    ORDER,
    /** The policy pins it to an index. */
    PIN,
    /** The policy reserves it for an index. */
    RESERVED,
    /** The request names a URL for it. */
    DIRECT_URL,
    /** It is a project of the request itself. */
    OWN_PROJECT
}
