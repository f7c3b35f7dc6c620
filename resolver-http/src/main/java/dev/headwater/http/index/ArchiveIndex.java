// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.Origin;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.SdistMetadataRule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Reads archives that a request names by their URLs. The request is trusted with where they are, so each origin is
 * taken for an index of its own: a private address may be named, and the login for that origin is sent.
 */
public final class ArchiveIndex implements PackageIndex {
    private static final IndexId ID = IndexId.parse("direct-url");

    private final SdistMetadataRule sdistMetadata;
    private final Supplier<Connections> connections;
    private final Map<String, RemoteIndex> origins = new ConcurrentHashMap<>();

    /** Makes the reader; connections are fetched when the first archive is to be read. */
    public ArchiveIndex(SdistMetadataRule sdistMetadata, Supplier<Connections> connections) {
        this.sdistMetadata = sdistMetadata;
        this.connections = connections;
    }

    /** Never asked: an archive is the one candidate of its project. */
    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return CompletableFuture.completedFuture(new ProjectAnswer.Unavailable(
                IndexFault.of(IndexFault.Kind.RULE, ID.value(), "an archive is no index that could have a project")));
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        return of(file).metadata(file);
    }

    @Override
    public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
        return of(file).content(file, algorithms);
    }

    private RemoteIndex of(DistributionFile file) {
        String origin = Origin.parse(file.url()).toString();
        return origins.computeIfAbsent(
                origin,
                url -> new RemoteIndex(IndexEntry.builder(ID, url + "/").build(), sdistMetadata, connections.get()));
    }

    @Override
    public void close() {
        for (RemoteIndex origin : origins.values()) {
            origin.close();
        }
    }
}
