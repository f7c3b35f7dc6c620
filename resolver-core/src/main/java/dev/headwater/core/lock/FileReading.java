// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.session.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads whole files and packages, by indexes that are opened where there is such a one, and only then. */
final class FileReading implements AutoCloseable {
    private final IndexPolicy policy;
    private final IndexFactory factory;
    private final Map<Optional<IndexId>, Optional<PackageIndex>> open = new HashMap<>();

    FileReading(IndexPolicy policy, IndexFactory factory) {
        this.policy = policy;
        this.factory = factory;
    }

    /**
     * Begins to read a file.
     *
     * @param index the index that lists it; empty for what a request named by its URL
     * @return the answer to come; empty if nothing reads such a file
     */
    Optional<CompletableFuture<ContentAnswer>> begin(
            Optional<IndexId> index, DistributionFile file, List<String> algorithms) {
        return open.computeIfAbsent(index, this::reader)
                .map(reader -> reader.content(file, algorithms).toCompletableFuture());
    }

    /** {@return the answer to come about what a distributor's package is; empty if nothing reads such a package} */
    Optional<CompletableFuture<MetadataAnswer>> metadata(IndexId index, ProjectName name, ProvidedPackage by) {
        return open.computeIfAbsent(Optional.of(index), this::reader)
                .map(reader -> reader.metadata(name, by).toCompletableFuture());
    }

    /** {@return the answer to come about what lies within a package; empty if nothing reads such a package} */
    Optional<CompletableFuture<PublishedAnswer>> published(IndexId index, ProjectName name, ProvidedPackage by) {
        return open.computeIfAbsent(Optional.of(index), this::reader)
                .map(reader -> reader.published(name, by).toCompletableFuture());
    }

    private Optional<PackageIndex> reader(Optional<IndexId> index) {
        return index.flatMap(policy::index)
                .map(entry -> factory.create(entry, policy))
                .orElseGet(() -> factory.archives(policy));
    }

    static ContentAnswer await(CompletableFuture<ContentAnswer> answer) {
        return Waiting.on(answer, "a file", "the index was");
    }

    @Override
    public void close() {
        open.values().forEach(index -> index.ifPresent(PackageIndex::close));
    }
}
