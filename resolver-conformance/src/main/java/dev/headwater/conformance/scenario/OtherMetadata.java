// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.InMemoryIndex;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An index whose metadata is another text for some files. */
final class OtherMetadata extends ForwardingIndex {
    private final Map<String, String> texts;

    /**
     * @param index the index
     * @param texts the texts by the names of the files, or by the package URLs of what is provided
     */
    OtherMetadata(PackageIndex index, Map<String, String> texts) {
        super(index);
        this.texts = texts;
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        String text = texts.get(file.filename());
        return text == null
                ? super.metadata(file)
                : InMemoryIndex.builder().file(file, text).build().metadata(file);
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
        String text = texts.get(provided.purl());
        return text == null
                ? super.metadata(project, provided)
                : CompletableFuture.completedFuture(ArchiveMetadata.ofText(text, MetadataOrigin.Source.DISTRIBUTOR));
    }
}
