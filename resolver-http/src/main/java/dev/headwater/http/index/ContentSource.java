// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.asking.Linked;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.http.cache.AnswerFacts;
import dev.headwater.http.cache.AnswerKey;
import dev.headwater.http.cache.AnswerSource;
import dev.headwater.http.cache.Freshness;
import dev.headwater.http.cache.SourceResult;
import dev.headwater.http.cache.StoredAnswer;
import dev.headwater.http.metadata.ReadContent;
import dev.headwater.http.metadata.RemoteMetadata;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks for one file as a whole and what it hashes to. What is kept of it is kept like metadata, and for as long. */
final class ContentSource implements AnswerSource<ContentAnswer> {
    private final MetadataSource metadata;
    private final Location location;
    private final DistributionFile file;
    private final Collection<String> algorithms;
    private final SdistMetadataRule sdistMetadata;
    private final Connections connections;

    ContentSource(
            Location location,
            DistributionFile file,
            Collection<String> algorithms,
            SdistMetadataRule sdistMetadata,
            Connections connections) {
        this.metadata = new MetadataSource(location, file, sdistMetadata, connections);
        this.location = location;
        this.file = file;
        this.sdistMetadata = sdistMetadata;
        this.algorithms = algorithms;
        this.connections = connections;
    }

    /** {@return the key} The URL is a part of it: the page has no hash of these bytes that would tell them apart. */
    AnswerKey key() {
        return metadata.key("content", file.url(), String.join(",", algorithms));
    }

    @Override
    public CompletableFuture<SourceResult<ContentAnswer>> ask(Optional<AnswerFacts> kept) {
        CompletableFuture<ReadContent> reading =
                RemoteMetadata.readWhole(connections.fetcher(), location.site(), file, sdistMetadata, algorithms);
        return Linked.cancelling(reading.thenApply(this::meaning), reading);
    }

    private SourceResult<ContentAnswer> meaning(ReadContent read) {
        Optional<byte[]> text = ReadContent.write(read.answer());
        if (text.isEmpty()) {
            return new SourceResult.Passing<>(read.answer());
        }
        Instant now = connections.clock().instant();
        Freshness freshness = Freshness.ofFile(
                read.cacheControl(), read.verified() ? Freshness.FOREVER : now.plus(MetadataSource.UNVERIFIED_AGE));
        AnswerFacts facts = new AnswerFacts(
                AnswerFacts.Presence.PRESENT, "", Optional.empty(), Optional.empty(), now, freshness.until(), false);
        return SourceResult.of(read.answer(), StoredAnswer.of(facts, text.get()), freshness);
    }

    @Override
    public Optional<ContentAnswer> read(StoredAnswer answer) {
        return ReadContent.read(answer.body());
    }

    @Override
    public ContentAnswer unavailableOffline() {
        return new ContentAnswer.Unavailable(Pages.offline(UrlSecrets.withoutQuery(file.url())));
    }

    @Override
    public void usesStaleAbsence(AnswerFacts absence) {
        metadata.usesStaleAbsence(absence);
    }
}
