// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.name.ProjectName;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers for a source archive of which the request wants the project in a subdirectory. Metadata is read at the top of
 * an archive, and what stands there is that of another project than an installer would build: such a file is excluded,
 * and nothing of it is fetched.
 *
 * @param subdirectory where in the archive the project is
 */
record TopOfArchive(String subdirectory) implements PackageIndex {
    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        throw new IllegalStateException("'" + name + "' has one file, and no page");
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        return CompletableFuture.completedFuture(new MetadataAnswer.Unusable(
                UnusableCause.OTHER,
                "is a source archive, whose metadata is read at its top only, and the request wants the project in its"
                        + " subdirectory '" + subdirectory + "'; name a wheel of it"));
    }
}
