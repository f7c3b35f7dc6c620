// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

/**
 * Which version of a project is tried first.
 *
 * @since 0.1.0
 */
public enum ResolutionStrategy {
    /** The highest. */
    HIGHEST,
    /** The lowest. */
    LOWEST,
    /** The lowest of what the request names, the highest of what only dependencies name. */
    LOWEST_DIRECT
}
