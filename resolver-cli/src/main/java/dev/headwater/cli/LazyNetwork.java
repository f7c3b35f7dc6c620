// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.HttpStatistics;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the way to the network when something there is to be asked: who works with local indexes is not told of proxies
 * or a cache folder that cannot be used.
 */
final class LazyNetwork implements IndexFactory, AutoCloseable {
    private final Supplier<HttpIndexes> opening;
    private @Nullable HttpIndexes opened;

    LazyNetwork(Supplier<HttpIndexes> opening) {
        this.opening = opening;
    }

    private synchronized HttpIndexes open() {
        if (opened == null) {
            opened = opening.get();
        }
        return opened;
    }

    @Override
    public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy policy) {
        boolean remote = entry.kind() == IndexKind.SIMPLE || entry.kind() == IndexKind.FLAT;
        return remote ? open().create(entry, policy) : Optional.empty();
    }

    @Override
    public Optional<PackageIndex> archives(IndexPolicy policy) {
        return Optional.of(new Archives(policy));
    }

    /** {@return what was sent and received until now} */
    synchronized HttpStatistics traffic() {
        return opened == null ? new HttpStatistics(0, 0, 0) : opened.statistics();
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private final class Archives implements PackageIndex {
        private final IndexPolicy policy;
        private @Nullable PackageIndex reader;

        Archives(IndexPolicy policy) {
            this.policy = policy;
        }

        private synchronized PackageIndex reader() {
            if (reader == null) {
                reader = open().archives(policy).orElseThrow();
            }
            return reader;
        }

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            return reader().project(name);
        }

        @Override
        public CompletionStage<List<MetadataAnswer>> metadata(List<DistributionFile> files) {
            return reader().metadata(files);
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
