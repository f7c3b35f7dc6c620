// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.asking.Linked;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.file.OverlayWriter;
import dev.headwater.core.file.PolicyWriter;
import dev.headwater.core.local.Minutes;
import dev.headwater.core.local.RecordingWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Records what indexes answer, so that a resolution can be repeated without them.
 *
 * <pre>{@code
 * Recorder recorder = Recorder.of(policy, indexes);
 * try (Resolver resolver = Resolvers.builder()
 *         .policy(policy)
 *         .indexes(recorder)
 *         .withoutPrefetching()           // record what is needed, and nothing that happened to be asked ahead
 *         .clock(clock)
 *         .build()) {
 *     resolver.resolve(request);
 * }
 * recorder.write(Path.of("report"));      // headwater resolve REQUEST --config report/headwater.toml
 * }</pre>
 *
 * <p>What is written is described in {@code docs/recording.md}: the pages that were answered, whole, the metadata that
 * was read, who said absent, and what failed; no file of a package. User information in URLs is masked, and their
 * queries are left out. The same answers give the same bytes.
 *
 * <p>Safe for use by several threads. Resolutions of one resolver share one recording; where an index answered one
 * question twice, its first answer counts.
 *
 * @since 0.1.0
 */
public final class Recorder implements IndexFactory {
    private final IndexPolicy policy;
    private final IndexFactory indexes;
    private final Map<IndexId, Minutes> minutes = new ConcurrentHashMap<>();
    private final Minutes urls = new Minutes();

    private Recorder(IndexPolicy policy, IndexFactory indexes) {
        this.policy = policy;
        this.indexes = indexes;
    }

    /** {@return a factory that records the answers of the indexes that another one makes for a policy} */
    public static Recorder of(IndexPolicy policy, IndexFactory indexes) {
        return new Recorder(policy, indexes);
    }

    @Override
    public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy asked) {
        Minutes own = minutes.computeIfAbsent(entry.id(), id -> new Minutes());
        return indexes.create(entry, asked).map(index -> new Listener(entry.location(), index, own));
    }

    @Override
    public Optional<PackageIndex> archives(IndexPolicy asked) {
        return indexes.archives(asked).map(index -> new Listener("urls", index, urls));
    }

    /**
     * Checks that a folder can be written, before a resolution is begun for it.
     *
     * @throws FileAlreadyExistsException if there is something already, other than an empty folder
     */
    public static void checkFree(Path folder) throws IOException {
        RecordingWriter.checkFree(folder);
    }

    /**
     * Writes what was answered so far: a recording of format 2 for each index, in a folder named by its id, and a
     * policy file that replays them. The folder is there as a whole, or not at all.
     *
     * @throws FileAlreadyExistsException if there is something already, other than an empty folder
     * @throws IOException if it cannot be written
     */
    public void write(Path folder) throws IOException {
        IndexId first = policy.indexes().get(0).id();
        TreeMap<IndexId, Minutes> all = new TreeMap<>(minutes);
        policy.indexes().forEach(entry -> all.putIfAbsent(entry.id(), new Minutes()));
        SortedMap<String, String> files = new TreeMap<>();
        files.put(PolicyFile.NAME, PolicyWriter.ofRecordings(policy));
        if (!policy.overlays().isEmpty()) {
            files.put(PolicyWriter.OVERLAYS, OverlayWriter.of(policy.overlays().asList()));
        }
        new RecordingWriter(folder).write(all, first, urls, files);
    }

    /** Passes questions on, and takes the answers down. */
    private record Listener(String location, PackageIndex index, Minutes minutes) implements PackageIndex {
        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            return heard(index.project(name), (answer, thrown) -> {
                if (answer != null) {
                    minutes.take(name, answer);
                } else if (!isCancelled(thrown)) {
                    minutes.take(name, new ProjectAnswer.Unavailable(fault(thrown)));
                }
            });
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            return heard(index.metadata(file), (answer, thrown) -> {
                if (answer != null) {
                    minutes.take(file, answer);
                } else if (!isCancelled(thrown)) {
                    minutes.take(file, new MetadataAnswer.Unavailable(fault(thrown)));
                }
            });
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(ProjectName project, ProvidedPackage provided) {
            return heard(index.metadata(project, provided), (answer, thrown) -> {
                if (answer != null) {
                    minutes.take(project, provided, answer);
                } else if (!isCancelled(thrown)) {
                    minutes.take(project, provided, new MetadataAnswer.Unavailable(fault(thrown)));
                }
            });
        }

        @Override
        public CompletionStage<PublishedAnswer> published(ProjectName project, ProvidedPackage provided) {
            return heard(index.published(project, provided), (answer, thrown) -> {
                if (answer != null) {
                    minutes.take(project, provided, answer);
                } else if (!isCancelled(thrown)) {
                    minutes.take(project, provided, new PublishedAnswer.Unavailable(fault(thrown)));
                }
            });
        }

        @Override
        public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
            return heard(index.content(file, algorithms), (answer, thrown) -> {
                if (answer != null) {
                    minutes.take(file, answer);
                } else if (!isCancelled(thrown)) {
                    minutes.take(file, new ContentAnswer.Unavailable(fault(thrown)));
                }
            });
        }

        private IndexFault fault(@Nullable Throwable thrown) {
            Throwable cause =
                    thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
            return IndexFault.of(
                    IndexFault.Kind.HOST,
                    location,
                    cause == null
                            ? "it gave no answer (null)"
                            : "it failed with " + cause.getClass().getSimpleName());
        }

        private static boolean isCancelled(@Nullable Throwable thrown) {
            return thrown instanceof CancellationException
                    || (thrown instanceof CompletionException && thrown.getCause() instanceof CancellationException);
        }

        /** Listens to an answer; who cancels the stage that is returned cancels the question. */
        private static <T> CompletionStage<T> heard(
                CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> listener) {
            return Linked.cancelling(stage.whenComplete(listener).toCompletableFuture(), stage);
        }

        @Override
        public void close() {
            index.close();
        }

        @Override
        public String toString() {
            return index + ", recorded";
        }
    }
}
