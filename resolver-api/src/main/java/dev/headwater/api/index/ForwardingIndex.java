// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * An index that passes every question on to another one, to be extended by who wraps an index and means some of the
 * questions: none of the others is forgotten then, also none that a later version adds.
 *
 * @since 0.1.0
 */
public abstract class ForwardingIndex implements PackageIndex {
    private final PackageIndex index;

    /** @param index who is asked */
    protected ForwardingIndex(PackageIndex index) {
        this.index = Objects.requireNonNull(index, "index");
    }

    /** {@return who is asked} */
    protected final PackageIndex index() {
        return index;
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

    @Override
    public String toString() {
        return index.toString();
    }
}
