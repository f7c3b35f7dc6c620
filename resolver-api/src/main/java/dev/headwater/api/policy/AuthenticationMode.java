// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

/**
 * When credentials are sent.
 *
 * @since 0.1.0
 */
public enum AuthenticationMode {
    /**
     * With the first request, where there are some: what an index says to strangers is no answer to who has a login.
     */
    AUTO,
    /** With the first request; without them the index is not asked. */
    ALWAYS,
    /** Never. */
    NEVER
}
