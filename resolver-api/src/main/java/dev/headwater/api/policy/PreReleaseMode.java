// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

/**
 * What becomes of pre-releases and development releases.
 *
 * @since 0.1.0
 */
public enum PreReleaseMode {
    /** Every stable version comes before every pre-release, whatever a specifier names. */
    IF_NECESSARY,
    /**
     * As pip: a requirement of the request that names a pre-release of a project puts its pre-releases in their place
     * by version; for other projects as {@link #IF_NECESSARY}.
     */
    IF_NAMED,
    /** A pre-release is a version like any other. */
    ALLOW,
    /** No pre-release is a candidate, not even one that is pinned. */
    DISALLOW
}
