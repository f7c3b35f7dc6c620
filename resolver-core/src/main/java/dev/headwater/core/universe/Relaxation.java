// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.universe;

import dev.headwater.api.name.ProjectName;

/**
 * Which requirements of releases a resolution takes as if they named no versions: to find out what would help, for no
 * answer is ever given by it.
 */
@FunctionalInterface
public interface Relaxation {
    /** Every requirement holds as it is written. */
    Relaxation NONE = (by, required) -> false;

    /** {@return whether what the releases of one project require of another is met by any version} */
    boolean frees(ProjectName by, ProjectName required);
}
