// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What reads files at URLs: knows them by their names, wherever they are said to be.
 *
 * @param files an index that has them
 */
record Archives(PackageIndex files) implements PackageIndex {
    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        throw new IllegalStateException("nobody may ask about '" + name + "' here");
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        return CompletableFuture.completedFuture(answer(file));
    }

    private MetadataAnswer answer(DistributionFile file) {
        if (files.project(file.project()).toCompletableFuture().join() instanceof ProjectAnswer.Present present) {
            ProjectPage page = present.page();
            for (int i = 0; i < page.fileCount(); i++) {
                if (page.filename(i).equals(file.filename())) {
                    return files.metadata(page.file(i)).toCompletableFuture().join();
                }
            }
        }
        return new MetadataAnswer.Unavailable(IndexFault.of(IndexFault.Kind.BROKEN_LINK, file.url(), "status 404"));
    }
}
