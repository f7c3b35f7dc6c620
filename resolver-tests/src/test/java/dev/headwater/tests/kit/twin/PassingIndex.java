// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** An index that passes every question on; who breaks one overrides it. */
class PassingIndex implements PackageIndex {
    final PackageIndex index;

    PassingIndex(PackageIndex index) {
        this.index = index;
    }

    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return index.project(name);
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        return index.metadata(file);
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
        return index.metadata(project, provided);
    }

    @Override
    public CompletionStage<PublishedAnswer> published(ProjectName project, ProvidedPackage provided) {
        return index.published(project, provided);
    }

    @Override
    public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
        return index.content(file, algorithms);
    }

    @Override
    public CompletionStage<NamesAnswer> names() {
        return index.names();
    }

    @Override
    public void close() {
        index.close();
    }
}
