// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.http.cache.AnswerFacts;
import dev.headwater.http.cache.AnswerKey;
import dev.headwater.http.cache.AnswerSource;
import dev.headwater.http.cache.Freshness;
import dev.headwater.http.cache.Reply;
import dev.headwater.http.cache.StoredAnswer;
import dev.headwater.http.metadata.MetadataText;
import dev.headwater.http.metadata.RemoteMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks for the metadata of one file. What a hash fixes never changes and is kept for good; the rest is not kept. */
final class MetadataSource implements AnswerSource<MetadataAnswer> {
    /** Part of every key: how archives are read may change, and with it what is made of them. */
    private static final String READER = "1";

    private final Location location;
    private final DistributionFile file;
    private final Connections connections;

    MetadataSource(Location location, DistributionFile file, Connections connections) {
        this.location = location;
        this.file = file;
        this.connections = connections;
    }

    AnswerKey key() {
        List<String> identity = new ArrayList<>();
        identity.add(READER);
        identity.add(connections.sdistMetadata().name());
        identity.add(file.hashes().toString());
        identity.add(file.metadata().map(Object::toString).orElse(""));
        identity.add(isFixed() ? "" : file.url());
        return location.keys().metadata(file.project(), file.filename(), identity);
    }

    private boolean isFixed() {
        return file.hashes().strongest().isPresent()
                || file.metadata().flatMap(hashes -> hashes.strongest()).isPresent();
    }

    @Override
    public CompletableFuture<Reply<MetadataAnswer>> ask(Optional<AnswerFacts> kept) {
        CompletableFuture<MetadataAnswer> reading =
                RemoteMetadata.read(connections.fetcher(), location.site(), file, connections.sdistMetadata());
        CompletableFuture<Reply<MetadataAnswer>> reply = reading.thenApply(this::meaning);
        CompletableFuture<?> unusedCancel = reply.whenComplete((value, thrown) -> reading.cancel(true));
        return reply;
    }

    private Reply<MetadataAnswer> meaning(MetadataAnswer answer) {
        Optional<byte[]> text = isFixed() ? MetadataText.write(answer) : Optional.empty();
        if (text.isEmpty()) {
            return new Reply.Passing<>(answer);
        }
        AnswerFacts facts = new AnswerFacts(
                AnswerFacts.Presence.PRESENT,
                "",
                Optional.empty(),
                Optional.empty(),
                connections.clock().instant(),
                Freshness.FOREVER,
                false);
        return new Reply.Lasting<>(answer, StoredAnswer.of(facts, text.get()));
    }

    @Override
    public Optional<MetadataAnswer> read(StoredAnswer answer) {
        return MetadataText.read(answer.body());
    }

    @Override
    public MetadataAnswer unavailableOffline() {
        return new MetadataAnswer.Unavailable(Pages.offline(file.url()));
    }

    @Override
    public void usesStaleAbsence(AnswerFacts absence) {
        throw new IllegalStateException("metadata is never kept as absent");
    }
}
