// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.distro.repository.ReadingRules;
import dev.headwater.distro.repository.SeenDates;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.repository.debian.DebianRepositories;
import dev.headwater.distro.repository.debian.DebianSnapshot;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.ProxySettings;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.http.store.CacheMode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads archives as a run of a program does that starts anew each time: what stays is in a folder. */
final class ArchiveReader {
    private final Path folder;
    Instant now = Instant.parse("2026-06-02T00:00:00Z");
    CacheMode mode = CacheMode.NORMAL;
    CredentialProvider logins = CredentialProvider.none();
    ProxySettings proxies = ProxySettings.builder().build();
    ReadingRules rules = new ReadingRules("amd64", false, Optional.empty());

    ArchiveReader(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** {@return a file with public keys} */
    Optional<String> keys(byte[] bytes) {
        Path file = folder.resolve("keys.pgp");
        TestArchive.write(file, bytes);
        return Optional.of(file.toString());
    }

    static FeedSource source(FeedSource.Kind kind, String location, Optional<String> keys) {
        return new FeedSource(kind, location, List.of("stable"), List.of("main"), keys);
    }

    void clearCache() throws Exception {
        cache().clear();
    }

    private CacheFolder cache() {
        return CacheFolder.builder(folder.resolve("cache"), Clock.systemUTC()).open();
    }

    List<DebianSnapshot> read(FeedSource source) {
        return with(repositories -> repositories.read(source, rules));
    }

    /** {@return a package of the one suite} */
    byte[] readPackage(FeedSource source) {
        return with(repositories -> repositories
                .read(source, rules)
                .thenCompose(all ->
                        all.get(0).files().get(all.get(0).packages().get(0).file())));
    }

    /** {@return why a source is not read} */
    IndexFault fault(FeedSource source) {
        try {
            throw new AssertionError("it was read: " + read(source));
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnreadableRepositoryException unreadable) {
                return unreadable.fault();
            }
            throw e;
        }
    }

    interface Use<T> {
        CompletableFuture<T> of(DebianRepositories repositories);
    }

    private <T> T with(Use<T> use) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        ExecutorService executor = Executors.newFixedThreadPool(2);
        IndexEntry entry = IndexEntry.builder(IndexId.parse("distro"), "https://example.org/")
                .retries(0)
                .build();
        try (HttpIndexes http = HttpIndexes.builder()
                .clock(clock)
                .cache(cache())
                .mode(mode)
                .credentials(logins)
                .proxies(proxies)
                .build()) {
            DebianRepositories repositories = new DebianRepositories(
                    clock,
                    SeenDates.in(folder.resolve("seen"), trouble -> {}),
                    (url, vouching) -> http.files(entry, url, vouching),
                    executor);
            return use.of(repositories).join();
        } finally {
            executor.shutdownNow();
        }
    }
}
