// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro;

import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProvidedPackage.RequirementsSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.RequirementsRule;
import dev.headwater.distro.feed.FeedIndex;
import dev.headwater.distro.feed.FeedLoading;
import dev.headwater.distro.feed.LoadedFeed;
import dev.headwater.distro.repository.SeenDates;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.store.PageStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes indexes of the repositories of distributors: of Debian archives, and of feeds that were compiled before.
 *
 * <pre>{@code
 * DistroIndexes distro = DistroIndexes.builder()
 *         .clock(Clock.systemUTC())
 *         .network(() -> http)
 *         .cache(() -> store)
 *         .state(folder)
 *         .build();
 * Resolvers.builder().policy(policy).indexes(distro.orElse(http)).clock(Clock.systemUTC()).build();
 * }</pre>
 *
 * <p>A feed is read when its index is first asked, by a thread of its own. What is compiled of a release is kept in the
 * cache, so that it is compiled once. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class DistroIndexes implements IndexFactory {
    private final FeedLoader loader;

    private DistroIndexes(FeedLoader loader) {
        this.loader = loader;
    }

    /** Begins a factory. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy policy) {
        if (!entry.kind().isFeed()) {
            return Optional.empty();
        }
        return Optional.of(index(entry, () -> loader.load(entry)));
    }

    /**
     * {@return the index of a compiled feed whose file is at hand; of the place of its entry nothing is read}
     *
     * @param entry says what the file must be to be believed
     * @param file is not copied
     * @throws IllegalArgumentException if the entry is none of a compiled feed
     */
    public PackageIndex open(IndexEntry entry, byte[] file) {
        if (entry.kind() != IndexKind.FEED) {
            throw new IllegalArgumentException("index " + entry.id() + " is no compiled feed");
        }
        return index(entry, () -> loader.load(entry, file));
    }

    private static PackageIndex index(IndexEntry entry, Supplier<LoadedFeed> loading) {
        RequirementsSource requirements = entry.feed().requirements() == RequirementsRule.PUBLISHED
                ? RequirementsSource.PUBLISHED
                : RequirementsSource.DISTRIBUTOR;
        return new FeedIndex(entry.location(), requirements, new FeedLoading(entry.location(), loading));
    }

    /**
     * Compiles the feed of an entry anew, whatever is kept of it, or opens the file that it is; waits for what it
     * reads.
     *
     * @throws UnreadableFeedException if it cannot be read, or is not to be believed
     * @throws IllegalArgumentException if the entry is none of a feed
     */
    public FeedCompilation compile(IndexEntry entry) {
        if (!entry.kind().isFeed()) {
            throw new IllegalArgumentException("index " + entry.id() + " is no distributor's feed");
        }
        try {
            return new FeedCompilation(loader.compile(entry));
        } catch (UnreadableRepositoryException e) {
            throw new UnreadableFeedException(e.fault());
        }
    }

    /** Collects what feeds are read by. */
    public static final class Builder {
        private @Nullable Clock clock;
        private Supplier<HttpIndexes> network = () -> {
            throw new IllegalStateException("a feed on the network needs a network: call network(…)");
        };
        private Supplier<PageStore> cache = PageStore::none;
        private @Nullable Path state;
        private Consumer<String> onTrouble = trouble -> {};

        private Builder() {}

        /** Sets the clock that the dates of release files are held against; required. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Sets what opens the network, when the first source there is read. */
        public Builder network(Supplier<HttpIndexes> network) {
            this.network = network;
            return this;
        }

        /** Sets what opens the place where compiled feeds are kept; without one they are compiled for each run. */
        public Builder cache(Supplier<PageStore> cache) {
            this.cache = cache;
            return this;
        }

        /** Sets the folder where the newest dates seen are kept; without one they are not. */
        public Builder state(Path folder) {
            state = folder;
            return this;
        }

        /** Sets who is told, from any thread, that a date cannot be kept, and why. */
        public Builder onTrouble(Consumer<String> onTrouble) {
            this.onTrouble = onTrouble;
            return this;
        }

        /**
         * Makes the factory.
         *
         * @throws IllegalStateException if there is no clock
         */
        public DistroIndexes build() {
            if (clock == null) {
                throw new IllegalStateException("feeds need a clock: call clock(…)");
            }
            SeenDates seen = state == null ? SeenDates.none() : SeenDates.in(state, onTrouble);
            return new DistroIndexes(new FeedLoader(clock, network, cache, seen));
        }
    }
}
