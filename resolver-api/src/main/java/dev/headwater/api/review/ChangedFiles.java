// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.review;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.util.List;

/**
 * Files of one version of which the same changes.
 *
 * @param name the project
 * @param index the index that supplies it
 * @param files the version and the files
 * @param changes what changes, in the order of the metadata
 * @since 0.1.0
 */
public record ChangedFiles(ProjectName name, IndexId index, ListedVersion files, List<FieldChange> changes) {
    /** Copies. */
    public ChangedFiles {
        changes = List.copyOf(changes);
    }
}
