// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.policy.FeedSettings;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.text.Shown;
import dev.headwater.distro.compile.CompileSettings;
import dev.headwater.distro.compile.FeedCompiler;
import dev.headwater.distro.compile.PackageSet;
import dev.headwater.distro.compile.conda.CondaPackages;
import dev.headwater.distro.compile.debian.DebianPackages;
import dev.headwater.distro.compile.rpm.RpmPackages;
import dev.headwater.distro.feed.CompiledFeed;
import dev.headwater.distro.feed.Feed;
import dev.headwater.distro.feed.FeedFile;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.feed.InvalidFeedException;
import dev.headwater.distro.feed.LoadedFeed;
import dev.headwater.distro.mapping.MappedPackages;
import dev.headwater.distro.mapping.MappingFile;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.ReadingRules;
import dev.headwater.distro.repository.Remote;
import dev.headwater.distro.repository.SeenDates;
import dev.headwater.distro.repository.Suite;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.repository.conda.CondaChannels;
import dev.headwater.distro.repository.conda.CondaListing;
import dev.headwater.distro.repository.conda.CondaSnapshot;
import dev.headwater.distro.repository.debian.DebianRepositories;
import dev.headwater.distro.repository.debian.DebianSnapshot;
import dev.headwater.distro.repository.rpm.RpmRepositories;
import dev.headwater.distro.repository.rpm.RpmSnapshot;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.store.PageStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** Loads the feed of an entry of a policy; every method waits for what it reads. */
final class FeedLoader {
    /** Each reading waits for files, so it has a thread of its own. */
    private static final Executor THREADS = work -> {
        Thread thread = new Thread(work, "headwater-feed-reading");
        thread.setDaemon(true);
        thread.start();
    };

    private final Clock clock;
    private final Supplier<HttpIndexes> network;
    private final Supplier<PageStore> cache;
    private final SeenDates seen;

    FeedLoader(Clock clock, Supplier<HttpIndexes> network, Supplier<PageStore> cache, SeenDates seen) {
        this.clock = clock;
        this.network = network;
        this.cache = cache;
        this.seen = seen;
    }

    /**
     * Loads a feed: the compiled one that is kept of these very lists, or a new one.
     *
     * @throws UnreadableRepositoryException if a source cannot be read or is not to be believed
     */
    LoadedFeed load(IndexEntry entry) {
        return entry.kind() == IndexKind.FEED ? file().load(entry) : waiting(() -> repository(entry));
    }

    /**
     * Loads a compiled feed whose file is at hand.
     *
     * @throws UnreadableRepositoryException if it cannot be read or is not to be believed
     */
    LoadedFeed load(IndexEntry entry, byte[] file) {
        return file().load(entry, file);
    }

    private FeedFileLoader file() {
        return new FeedFileLoader(clock, network, seen, THREADS);
    }

    private LoadedFeed repository(IndexEntry entry) {
        OpenedFeed opened = open(entry);
        CompiledFeed feed = compiled(entry, opened);
        List<PackageFiles> files = opened.suites().stream().map(Suite::pool).toList();
        return new LoadedFeed(
                feed, feed.head().sources().stream().map(FeedHead.Source::trust).toList(), files);
    }

    /** Compiles a feed anew, or reads the file that it is. */
    Feed compile(IndexEntry entry) {
        return entry.kind() == IndexKind.FEED
                ? load(entry).feed().read()
                : waiting(() -> compile(entry, open(entry), mapping(entry)));
    }

    private static <T> T waiting(Supplier<T> work) {
        try {
            return work.get();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * The sources of a feed, whose state is known.
     *
     * @param suites the suites of all of them, in the order of the policy
     * @param packages reads what is in them
     */
    private record OpenedFeed(List<? extends Suite<?>> suites, Function<CompileSettings, PackageSet> packages) {}

    private OpenedFeed open(IndexEntry entry) {
        Remote remote = (url, vouching) -> network.get().files(entry, url, vouching);
        ReadingRules rules = rules(entry);
        if (entry.kind() == IndexKind.RPM_MD) {
            RpmRepositories repositories = new RpmRepositories(clock, seen, remote, THREADS);
            List<Suite<RpmSnapshot>> suites = all(entry, source -> repositories.open(source, rules));
            return new OpenedFeed(suites, settings -> new RpmPackages(read(suites), rules.architecture(), THREADS));
        } else if (entry.kind() == IndexKind.CONDA) {
            CondaChannels channels = new CondaChannels(remote, THREADS);
            List<Suite<CondaListing>> suites = all(entry, source -> channels.open(source, rules));
            return new OpenedFeed(suites, settings -> new CondaPackages(read(suites, settings), settings));
        }
        DebianRepositories repositories = new DebianRepositories(clock, seen, remote, THREADS);
        List<Suite<DebianSnapshot>> suites = all(entry, source -> repositories.open(source, rules));
        return new OpenedFeed(suites, settings -> new DebianPackages(read(suites), rules.architecture(), THREADS));
    }

    private static <S> List<Suite<S>> all(
            IndexEntry entry, Function<FeedSource, CompletableFuture<List<Suite<S>>>> opening) {
        List<Suite<S>> suites = new ArrayList<>();
        entry.feed()
                .sources()
                .forEach(source -> suites.addAll(opening.apply(source).join()));
        return suites;
    }

    /** The names are known before the lists are read, of which they say what is kept. */
    private static List<CondaSnapshot> read(List<Suite<CondaListing>> suites, CompileSettings settings) {
        Set<String> mapped = settings.mappedPackages();
        return joined(read(suites).stream().map(listing -> listing.read(mapped)).toList());
    }

    private static <S> List<S> read(List<Suite<S>> suites) {
        return joined(suites.stream().map(Suite::read).toList());
    }

    private static <S> List<S> joined(List<CompletableFuture<S>> reading) {
        // All are read to their end, and the first in the order of the policy that cannot be is the one to tell of.
        reading.forEach(each -> each.handle((value, failure) -> true).join());
        return reading.stream().map(CompletableFuture::join).toList();
    }

    private static ReadingRules rules(IndexEntry entry) {
        return new ReadingRules(architecture(entry), entry.feed().allowUnsigned(), oldest(entry.feed()));
    }

    static Optional<Instant> oldest(FeedSettings settings) {
        return settings.oldest().map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static String architecture(IndexEntry entry) {
        return entry.feed().architecture().orElseGet(() -> switch (entry.kind()) {
            case RPM_MD -> "x86_64";
            case CONDA -> "linux-64";
            default -> "amd64";
        });
    }

    private CompiledFeed compiled(IndexEntry entry, OpenedFeed opened) {
        PageStore store = cache.get();
        Optional<MappingFile> mapping = mapping(entry);
        String key = FeedKey.of(store.salt(), opened.suites(), entry.feed(), mapping);
        Optional<CompiledFeed> kept = store.read(key).flatMap(FeedLoader::open);
        if (kept.isPresent()) {
            return kept.get();
        }
        byte[] file = file(entry, compile(entry, opened, mapping));
        store.write(key, file);
        return CompiledFeed.open(file);
    }

    private static byte[] file(IndexEntry entry, Feed feed) {
        try {
            return FeedFile.toBytes(feed);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRepositoryException(IndexFault.of(
                    IndexFault.Kind.CONTENT, Shown.url(entry.location()), String.valueOf(e.getMessage())));
        }
    }

    /** What was kept and cannot be opened any more is compiled again. */
    private static Optional<CompiledFeed> open(byte[] file) {
        try {
            return Optional.of(CompiledFeed.open(file));
        } catch (InvalidFeedException e) {
            return Optional.empty();
        }
    }

    private static Optional<MappingFile> mapping(IndexEntry entry) {
        return entry.feed().mapping().map(MappingFile::open);
    }

    private static Feed compile(IndexEntry entry, OpenedFeed opened, Optional<MappingFile> mapping) {
        MappedPackages mapped = mapping.map(MappingFile::packages).orElseGet(MappedPackages::new);
        CompileSettings settings = new CompileSettings(
                architecture(entry),
                new TreeMap<>(entry.feed().names()),
                mapped.packages(),
                mapped.projectless(),
                new TreeMap<>(entry.feed().versions()));
        CompileSettings spelled = entry.kind() == IndexKind.CONDA ? settings.inLowerCase() : settings;
        return FeedCompiler.compile(opened.packages().apply(spelled), spelled);
    }
}
