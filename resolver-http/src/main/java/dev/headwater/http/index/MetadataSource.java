// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.asking.Linked;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.http.cache.AnswerFacts;
import dev.headwater.http.cache.AnswerKey;
import dev.headwater.http.cache.AnswerSource;
import dev.headwater.http.cache.Freshness;
import dev.headwater.http.cache.SourceResult;
import dev.headwater.http.cache.StoredAnswer;
import dev.headwater.http.metadata.MetadataText;
import dev.headwater.http.metadata.ReadMetadata;
import dev.headwater.http.metadata.RemoteMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Asks for the metadata of one file. What was held against a hash never changes and is kept for good; other metadata is
 * kept for some time, and what might be somebody else's garbage not at all.
 */
final class MetadataSource implements AnswerSource<MetadataAnswer> {
    /** Part of every key: how archives are read may change, and with it what is made of them. */
    private static final String READER = "5";

    /**
     * How long metadata is believed that was held against no hash. Files of a name seldom change; where one does, or
     * came damaged, the next day mends it, or who wants all anew.
     */
    static final Duration UNVERIFIED_AGE = Duration.ofDays(1);

    private final Location location;
    private final DistributionFile file;
    private final SdistMetadataRule sdistMetadata;
    private final Connections connections;

    MetadataSource(Location location, DistributionFile file, SdistMetadataRule sdistMetadata, Connections connections) {
        this.location = location;
        this.file = file;
        this.sdistMetadata = sdistMetadata;
        this.connections = connections;
    }

    /** {@return the key} More parts make it that of another question about the same file. */
    AnswerKey key(String... more) {
        List<String> identity = new ArrayList<>();
        identity.add(READER);
        identity.add(sdistMetadata.name());
        identity.add(file.hashes().toString());
        identity.add(file.metadata().isPresent() ? file.metadata().get().toString() : "");
        identity.add(isNamedByHash() ? "" : file.url());
        file.subdirectory().ifPresent(path -> identity.add("in " + path));
        identity.addAll(List.of(more));
        return location.keys().metadata(file.project(), file.filename(), identity);
    }

    private boolean isNamedByHash() {
        return file.hashes().strongest().isPresent()
                || file.metadata().flatMap(hashes -> hashes.strongest()).isPresent();
    }

    @Override
    public CompletableFuture<SourceResult<MetadataAnswer>> ask(Optional<AnswerFacts> kept) {
        CompletableFuture<ReadMetadata> reading =
                RemoteMetadata.read(connections.fetcher(), location.site(), file, sdistMetadata);
        return Linked.cancelling(reading.thenApply(this::meaning), reading);
    }

    private SourceResult<MetadataAnswer> meaning(ReadMetadata read) {
        MetadataAnswer answer = read.answer();
        boolean mayBeKept = read.verified() || answer.isUsable();
        Optional<byte[]> text = mayBeKept ? MetadataText.write(answer) : Optional.empty();
        if (text.isEmpty()) {
            return new SourceResult.Passing<>(answer);
        }
        Instant now = connections.clock().instant();
        Freshness freshness =
                Freshness.ofFile(read.cacheControl(), read.verified() ? Freshness.FOREVER : now.plus(UNVERIFIED_AGE));
        AnswerFacts facts = new AnswerFacts(
                AnswerFacts.Presence.PRESENT, "", Optional.empty(), Optional.empty(), now, freshness.until(), false);
        return SourceResult.of(answer, StoredAnswer.of(facts, text.get()), freshness);
    }

    @Override
    public Optional<MetadataAnswer> read(StoredAnswer answer) {
        return MetadataText.read(answer.body());
    }

    @Override
    public MetadataAnswer unavailableOffline() {
        return new MetadataAnswer.Unavailable(Pages.offline(UrlSecrets.withoutQuery(file.url())));
    }

    @Override
    public void usesStaleAbsence(AnswerFacts absence) {
        throw new IllegalStateException("metadata is never kept as absent");
    }
}
