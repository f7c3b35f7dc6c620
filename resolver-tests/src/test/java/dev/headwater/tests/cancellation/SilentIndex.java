// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.cancellation;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.core.InMemoryIndex;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An index that takes some questions and never answers them, and remembers what became of its futures. */
final class SilentIndex implements PackageIndex {
    private final InMemoryIndex answers;
    private final Set<ProjectName> silentPages;
    private final Set<ProjectName> silentMetadata;

    final List<CompletableFuture<?>> open = new CopyOnWriteArrayList<>();
    final CountDownLatch asked = new CountDownLatch(1);
    volatile boolean closed;

    private SilentIndex(String text, Set<ProjectName> silentPages, Set<ProjectName> silentMetadata) {
        this.answers = InMemoryIndex.parse(text);
        this.silentPages = silentPages;
        this.silentMetadata = silentMetadata;
    }

    /** {@return an index that is silent about a project} */
    static SilentIndex about(String project, String text) {
        return new SilentIndex(text, Set.of(ProjectName.parse(project)), Set.of());
    }

    /** {@return an index that is silent about the metadata of a project} */
    static SilentIndex aboutMetadata(String project, String text) {
        return new SilentIndex(text, Set.of(), Set.of(ProjectName.parse(project)));
    }

    @Override
    public CompletionStage<ProjectAnswer> project(ProjectName name) {
        return silentPages.contains(name) ? silence() : answers.project(name);
    }

    @Override
    public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
        return silentMetadata.contains(file.project()) ? silence() : answers.metadata(file);
    }

    private <T> CompletableFuture<T> silence() {
        CompletableFuture<T> never = new CompletableFuture<>();
        open.add(never);
        asked.countDown();
        return never;
    }

    @Override
    public void close() {
        closed = true;
    }
}
