// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.text.Shown;
import dev.headwater.conformance.section.InvalidScenarioException;

/** The names of files that are written to a folder: each is one in that folder, and leads nowhere else. */
final class FolderNames {
    private FolderNames() {}

    /** Refuses an index that has a file of another name. */
    static void require(PackageIndex index) {
        if (index.names().toCompletableFuture().join() instanceof NamesAnswer.Complete complete) {
            complete.names()
                    .forEach(name -> index.project(name)
                            .toCompletableFuture()
                            .join()
                            .listed()
                            .ifPresent(FolderNames::require));
        }
    }

    private static void require(ProjectPage page) {
        for (int row = 0; row < page.fileCount(); row++) {
            String filename = page.filename(row);
            if (filename.contains("/") || filename.contains("\\") || filename.startsWith(".")) {
                throw new InvalidScenarioException("a folder has no file that is called " + Shown.quoted(filename));
            }
        }
    }
}
