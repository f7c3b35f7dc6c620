// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

/** What markers are evaluated for; a {@code Target} is one. */
@FunctionalInterface
public interface MarkerTarget {
    /** {@return the values of the marker fields} */
    MarkerEnvironment environment();
}
