// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.name.ProjectName;
import java.util.List;

/**
 * Files that overlays are for, and cannot be applied to.
 *
 * @param name the project
 * @param index the index that supplies it
 * @param files the version and the files
 * @param problems why; none where the metadata cannot be read, so that nobody can use the files
 * @since 0.1.0
 */
public record UnchangedFiles(ProjectName name, IndexId index, ListedVersion files, List<OverlayProblem> problems) {
    /** Copies. */
    public UnchangedFiles {
        problems = List.copyOf(problems);
    }
}
