// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.asking.Linked;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.http.cache.Freshness;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.fetch.Site;
import dev.headwater.http.files.FileTarget;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Gets a file, or the metadata file beside it, for somebody who takes the bytes as they come. */
public final class FileTransfer {
    private static final int OK = 200;

    private FileTransfer() {}

    /**
     * Gets a file.
     *
     * @param site the location of the index that lists it
     * @return why it could not be got; empty once all of it has come
     */
    public static CompletableFuture<Optional<IndexFault>> ofFile(
            Fetcher fetcher, Site site, DistributionFile file, long mostBytes, FileTarget target) {
        Fetch.Builder fetch = RemoteMetadata.fetch(site, file.url(), file.hashes())
                .purpose(Fetch.Purpose.FILE)
                .mostBytes(mostBytes);
        return get(fetcher, fetch.into(target).build(), file.url(), target);
    }

    /**
     * Gets the metadata file that is announced beside a file.
     *
     * @param site the location of the index that lists it
     * @return why it could not be got; empty once all of it has come
     */
    public static CompletableFuture<Optional<IndexFault>> ofMetadata(
            Fetcher fetcher, Site site, DistributionFile file, long mostBytes, FileTarget target) {
        String url = RemoteMetadata.metadataUrl(file.url());
        FileHashes hashes = file.metadata().orElse(FileHashes.none());
        Fetch.Builder fetch = RemoteMetadata.fetch(site, url, hashes)
                .purpose(Fetch.Purpose.METADATA)
                .mostBytes(mostBytes);
        return get(fetcher, fetch.into(target).build(), url, target);
    }

    private static CompletableFuture<Optional<IndexFault>> get(
            Fetcher fetcher, Fetch fetch, String url, FileTarget target) {
        CompletableFuture<FetchResult> call = fetcher.get(fetch);
        return Linked.cancelling(call.thenApply(reply -> fault(reply, url, target)), call);
    }

    private static Optional<IndexFault> fault(FetchResult reply, String url, FileTarget target) {
        return reply.accept(new FetchResult.Visitor<>() {
            @Override
            public Optional<IndexFault> answered(FetchResult.Answered answer) {
                answer.close();
                String said = answer.headers().value("Cache-Control").orElse("");
                if (!Freshness.ofFile(said, Freshness.FOREVER).mayBeKept()) {
                    target.notToBeKept();
                }
                return answer.status() == OK ? Optional.empty() : Optional.of(answer.fault());
            }

            @Override
            public Optional<IndexFault> redirectedAway(FetchResult.RedirectedAway redirect) {
                return Optional.of(IndexFault.of(
                        IndexFault.Kind.REDIRECT, UrlSecrets.withoutQuery(url), "a redirect that leads nowhere"));
            }

            @Override
            public Optional<IndexFault> failed(FetchResult.Failed failure) {
                return Optional.of(failure.fault());
            }
        });
    }
}
