// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.InMemoryIndex;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An index whose metadata is another text for some files.
 *
 * @param index the index
 * @param texts the texts by the names of the files, or by the package URLs of what is provided
 */
record OtherMetadata(PackageIndex index, Map<String, String> texts) implements PackageIndex {
    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return index.project(name);
    }

    @Override
    public CompletionStage<NamesAnswer> names() {
        return index.names();
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        String text = texts.get(file.filename());
        if (text == null) {
            return index.metadata(file);
        }
        return InMemoryIndex.builder().file(file, text).build().metadata(file);
    }

    @Override
    public CompletionStage<PublishedAnswer> published(ProjectName project, ProvidedPackage provided) {
        return index.published(project, provided);
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
        String text = texts.get(provided.purl());
        return text == null
                ? index.metadata(project, provided)
                : CompletableFuture.completedFuture(ArchiveMetadata.ofText(text, MetadataOrigin.Source.DISTRIBUTOR));
    }
}
