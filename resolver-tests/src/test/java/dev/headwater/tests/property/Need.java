// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import java.util.List;

/**
 * A requirement of a generated universe.
 *
 * @param project the project
 * @param extras the extras, sorted
 * @param specifier the versions, as text; may be empty
 */
record Need(String project, List<String> extras, String specifier) {
    Need withoutExtras() {
        return new Need(project, List.of(), specifier);
    }

    Need withoutSpecifier() {
        return new Need(project, extras, "");
    }

    @Override
    public String toString() {
        return project + (extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]") + specifier;
    }
}
