// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

/**
 * The rule by which a {@link SpecifierSet} admits pre-releases from a list of candidates.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/version-specifiers/#handling-of-pre-releases">
 *     Version specifiers: handling of pre-releases</a>
 * @since 0.1.0
 */
public enum PreReleases {
    /**
     * The rule that the standard recommends: pre-releases only if no final or post-release of the list matches. As in
     * packaging, a set with a clause that {@linkplain SpecifierSet#namesPreRelease() names a pre-release} admits all.
     */
    DEFAULT,
    /** All that match. */
    ALLOW,
    /** None, even if nothing is left. */
    FORBID
}
