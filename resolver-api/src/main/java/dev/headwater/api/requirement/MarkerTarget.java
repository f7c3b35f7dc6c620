// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

/**
 * A target that markers are evaluated for: {@code Target} of the tags.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MarkerTarget {
    /** {@return the values of the marker fields} */
    MarkerEnvironment environment();
}
