// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.http.HttpIndexes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes indexes on the network, and opens that when the first one is made, or the first archive at a URL is asked for;
 * and distributors' feeds, for which nothing is loaded where there is none.
 *
 * @param opening opens the network, or has it opened
 * @param feeds makes the factory of feeds, or has it made
 */
record LazyIndexes(Supplier<HttpIndexes> opening, Supplier<IndexFactory> feeds) implements IndexFactory {
    @Override
    public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy policy) {
        if (entry.kind().isFeed()) {
            return feeds.get().create(entry, policy);
        }
        return entry.kind().isRemote() ? opening.get().create(entry, policy) : Optional.empty();
    }

    @Override
    public Optional<PackageIndex> archives(IndexPolicy policy) {
        return Optional.of(new Archives(policy));
    }

    private final class Archives implements PackageIndex {
        private final IndexPolicy policy;
        private @Nullable PackageIndex reader;

        Archives(IndexPolicy policy) {
            this.policy = policy;
        }

        private synchronized PackageIndex reader() {
            if (reader == null) {
                reader = opening.get().archives(policy).orElseThrow();
            }
            return reader;
        }

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            return reader().project(name);
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            return reader().metadata(file);
        }

        @Override
        public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
            return reader().content(file, algorithms);
        }

        @Override
        public synchronized void close() {
            if (reader != null) {
                reader.close();
            }
        }
    }
}
