// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

/**
 * Which releases of a project may be chosen, whatever is said of pre-releases in general.
 *
 * @since 0.1.0
 */
public enum ReleaseRule {
    /** Pre-releases too, each in its place by version. */
    ALL_RELEASES,
    /** No pre-releases, not even one that a requirement names. */
    ONLY_FINAL
}
