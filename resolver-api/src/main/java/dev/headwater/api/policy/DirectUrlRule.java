// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

/**
 * Where a requirement may name a URL instead of versions.
 *
 * @since 0.1.0
 */
public enum DirectUrlRule {
    /** In the request, never in the metadata of a file. */
    REQUEST_ONLY,
    /** Nowhere. */
    REFUSE
}
