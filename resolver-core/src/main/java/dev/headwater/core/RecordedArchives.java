// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.local.Faults;
import dev.headwater.core.local.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The files of a recording that a request named by their URLs.
 *
 * @param path the folder of the recording
 */
record RecordedArchives(Path path) implements PackageIndex {
    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return CompletableFuture.completedFuture(new ProjectAnswer.Unavailable(IndexFault.of(
                IndexFault.Kind.RULE, path.toString(), "of files at URLs nothing but metadata is recorded")));
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        return CompletableFuture.completedFuture(answer(file));
    }

    private MetadataAnswer answer(DistributionFile file) {
        try {
            return Recording.open(path, 0)
                    .archive(file)
                    .orElseGet(() -> new MetadataAnswer.Unavailable(
                            IndexFault.of(IndexFault.Kind.NOT_RECORDED, file.url(), "it was not recorded")
                                    .withRemedy(Remedy.of(Remedy.Action.RECORD_AGAIN))));
        } catch (IOException e) {
            return new MetadataAnswer.Unavailable(Faults.of(path.toString(), e));
        } catch (RuntimeException e) {
            // Ours: what a folder or a recording has in it is no reason to throw.
            throw DefectException.of(e);
        }
    }
}
