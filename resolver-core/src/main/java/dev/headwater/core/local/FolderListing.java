// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.name.ProjectName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a folder of distributions has, by project: files that lie in it, and folders of a project's own. */
final class FolderListing {
    private final Map<ProjectName, List<FolderEntry>> byProject;

    private FolderListing(Map<ProjectName, List<FolderEntry>> byProject) {
        this.byProject = byProject;
    }

    static FolderListing read(Path root) throws IOException {
        Map<ProjectName, List<FolderEntry>> byProject = new HashMap<>();
        for (FolderEntry entry : FolderEntry.list(root, root)) {
            for (ProjectName project : projects(entry)) {
                byProject.computeIfAbsent(project, absent -> new ArrayList<>()).add(entry);
            }
        }
        return new FolderListing(byProject);
    }

    /** What is refused may be anything: a file by its name, or a folder. */
    private static List<ProjectName> projects(FolderEntry entry) {
        Optional<ProjectName> folder =
                DistributionNames.name(entry.name(), entry.name().length());
        if (entry.isFolder() || (entry.refusal() != null && !DistributionNames.isDistribution(entry.name()))) {
            return folder.map(List::of).orElse(List.of());
        }
        return DistributionNames.projects(entry.name());
    }

    /** {@return what there is of a project, by name; nothing if the folder has no such project} */
    List<FolderEntry> of(ProjectName project) {
        return byProject.getOrDefault(project, List.of());
    }
}
