// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.hotfix;

import dev.headwater.api.Unpromised;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.tag.Target;
import java.util.List;

/**
 * What a whole index has against itself: which requirements of the best release of each project no version meets that
 * it has of what is required.
 *
 * @param index the index
 * @param target what the releases are to be usable for
 * @param projects how many projects it has
 * @param unusable those of which nothing can be used, sorted
 * @param hotfixes the requirements that no version meets, sorted, each widened as far as the version that needs least
 * @param missing the requirements on projects of which it has nothing, or nothing that can be used, sorted
 * @param healing the overlays that make the hotfixes
 * @since 0.1.0
 */
public record IndexSurvey(
        IndexId index,
        Target target,
        int projects,
        List<ProjectName> unusable,
        List<Hotfix> hotfixes,
        List<ReleaseRequirement> missing,
        HotfixOverlays healing) {
    /** Copies. */
    @Unpromised
    public IndexSurvey {
        unusable = List.copyOf(unusable);
        hotfixes = List.copyOf(hotfixes);
        missing = List.copyOf(missing);
    }
}
