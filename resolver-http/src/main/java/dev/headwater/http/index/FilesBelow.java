// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.asking.Linked;
import dev.headwater.api.index.Credential;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Origin;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.http.cache.AnswerFacts;
import dev.headwater.http.cache.AnswerKey;
import dev.headwater.http.cache.AnswerKeys;
import dev.headwater.http.cache.AnswerSource;
import dev.headwater.http.cache.CachePolicy;
import dev.headwater.http.cache.Freshness;
import dev.headwater.http.cache.SourceResult;
import dev.headwater.http.cache.StoredAnswer;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Site;
import dev.headwater.http.files.RemoteFiles;
import dev.headwater.http.redirect.FileRedirects;
import dev.headwater.http.store.CacheMode;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Files below a URL of an index, kept like its answers. */
public final class FilesBelow implements RemoteFiles {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final Connections connections;
    private final IndexEntry entry;
    private final String base;
    private final Vouching vouching;
    private final CacheMode mode;

    /** Makes the files below a URL. */
    public FilesBelow(Connections connections, IndexEntry entry, String url, Vouching vouching) {
        this(connections, entry, url.endsWith("/") ? url : url + "/", vouching, connections.mode());
    }

    private FilesBelow(Connections connections, IndexEntry entry, String base, Vouching vouching, CacheMode mode) {
        this.connections = connections;
        this.entry = entry;
        this.base = base;
        this.vouching = vouching;
        this.mode = mode;
    }

    @Override
    public RemoteFiles anew() {
        CacheMode other = mode == CacheMode.OFFLINE ? mode : CacheMode.REFRESH;
        return new FilesBelow(connections, entry, base, vouching, other);
    }

    @Override
    public CompletableFuture<Answer> fixed(String path, long size, String sha256) {
        String key = keys().file("fixed", sha256 + " " + size).value();
        Optional<byte[]> kept = connections.store().read(key).filter(bytes -> isThat(bytes, size, sha256));
        if (kept.isPresent()) {
            return CompletableFuture.completedFuture(new Answer.Present(kept.get()));
        } else if (mode == CacheMode.OFFLINE) {
            return CompletableFuture.completedFuture(new Answer.Unavailable(Pages.offline(shown(path))));
        }
        Fetch fetch = Fetch.builder(base + path, site())
                .purpose(Fetch.Purpose.FILE)
                .redirects(FileRedirects.WITH_HASH)
                .hashKnown()
                .mostBytes(size)
                .build();
        CompletableFuture<FetchResult> call = connections.fetcher().get(fetch);
        CompletableFuture<Answer> answer = call.thenApply(reply -> {
            if (reply instanceof FetchResult.Failed failure && failure.oversized()) {
                return new Answer.Unavailable(
                        wrong(shown(path), "more than the " + size + " bytes that were promised"));
            }
            Answer got = answer(reply);
            if (!(got instanceof Answer.Present present)) {
                return got;
            }
            if (!isThat(present.bytes(), size, sha256)) {
                String received = present.bytes().length == size
                        ? "a file with another sha256 than was promised"
                        : "a file of " + present.bytes().length + " bytes, where " + size + " were promised";
                return new Answer.Unavailable(wrong(shown(path), received));
            }
            connections.store().write(key, present.bytes());
            return got;
        });
        return Linked.cancelling(answer, call);
    }

    /** A path may have a query, in which a token may stand. */
    private String shown(String path) {
        return UrlSecrets.withoutQuery(base + path);
    }

    private static IndexFault wrong(String url, String received) {
        return IndexFault.of(IndexFault.Kind.HASH, url, received).withRemedy(Remedy.of(Remedy.Action.DISTRUST_BYTES));
    }

    private static boolean isThat(byte[] bytes, long size, String sha256) {
        return bytes.length == size && HexFormat.of().formatHex(digest(bytes)).equals(sha256);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public CompletableFuture<Answer> changing(String path, int mostBytes) {
        AnswerKey key = keys().file("changing", path);
        return connections.files().answer(key, new CachePolicy(mode, Duration.ZERO), new Changing(path, mostBytes));
    }

    private AnswerKeys keys() {
        return AnswerKeys.of(
                connections.store().salt(),
                base,
                site().credential(),
                List.of(entry.authenticate().name()));
    }

    /** A login does not go where everybody on the way could read it. */
    private Site site() {
        Origin origin = Origin.parse(base);
        Optional<Credential> credential =
                isPrivate(origin) ? connections.credentials().credential(entry.id(), origin) : Optional.empty();
        return new Site(
                entry.id(),
                origin,
                entry.authenticate(),
                credential,
                entry.timeout(),
                entry.retries(),
                List.of(),
                vouching == Vouching.SIGNATURE);
    }

    private static boolean isPrivate(Origin origin) {
        return origin.isSecure() || origin.isLoopback();
    }

    private static Answer answer(FetchResult reply) {
        return reply.accept(new FetchResult.Visitor<>() {
            @Override
            public Answer answered(FetchResult.Answered answered) {
                try (answered) {
                    return status(answered);
                } catch (IOException e) {
                    return new Answer.Unavailable(IndexFault.of(
                            IndexFault.Kind.FILE, answered.fault().location(), "a temporary file that cannot be read"));
                }
            }

            @Override
            public Answer redirectedAway(FetchResult.RedirectedAway redirect) {
                throw new IllegalStateException("no redirect of a file means that there is none");
            }

            @Override
            public Answer failed(FetchResult.Failed failure) {
                return new Answer.Unavailable(failure.fault());
            }
        });
    }

    private static Answer status(FetchResult.Answered answered) throws IOException {
        if (answered.status() == NOT_FOUND || answered.status() == GONE) {
            return new Answer.Missing(answered.fault());
        } else if (answered.status() != OK) {
            return new Answer.Unavailable(answered.fault());
        }
        try (InputStream in = answered.body().open()) {
            return new Answer.Present(in.readAllBytes());
        }
    }

    /** A file that changes. */
    private final class Changing implements AnswerSource<Answer> {
        private final String path;
        private final int mostBytes;

        Changing(String path, int mostBytes) {
            this.path = path;
            this.mostBytes = mostBytes;
        }

        @Override
        public CompletableFuture<SourceResult<Answer>> ask(Optional<AnswerFacts> kept) {
            Fetch.Builder fetch = Fetch.builder(base + path, site())
                    .purpose(Fetch.Purpose.FILE)
                    .redirects(FileRedirects.WITHOUT_HASH)
                    .mostBytes(mostBytes);
            kept.flatMap(AnswerFacts::etag).ifPresent(fetch::ifNoneMatch);
            kept.flatMap(AnswerFacts::lastModified).ifPresent(fetch::ifModifiedSince);
            Instant asked = connections.clock().instant();
            CompletableFuture<FetchResult> call = connections.fetcher().get(fetch.build());
            CompletableFuture<SourceResult<Answer>> result = call.thenApply(reply -> result(reply, asked, kept));
            return Linked.cancelling(result, call);
        }

        private SourceResult<Answer> result(FetchResult reply, Instant asked, Optional<AnswerFacts> kept) {
            if (!(reply instanceof FetchResult.Answered answered)) {
                return new SourceResult.Passing<>(answer(reply));
            }
            Pages.Response response =
                    new Pages.Response(reply, asked, connections.clock().instant());
            Freshness freshness = Freshness.ofPage(response.headers()::value, asked, response.answered());
            if (answered.status() == NOT_MODIFIED && kept.isPresent()) {
                answered.close();
                return new SourceResult.Unchanged<>(freshness);
            }
            Answer answer = answer(reply);
            return answer instanceof Answer.Present present
                    ? SourceResult.of(
                            answer,
                            StoredAnswer.of(Pages.facts(answered, base + path, response, freshness), present.bytes()),
                            freshness)
                    : new SourceResult.Passing<>(answer);
        }

        @Override
        public Optional<Answer> read(StoredAnswer answer) {
            return answer.bodyLength() > mostBytes ? Optional.empty() : Optional.of(new Answer.Present(answer.body()));
        }

        @Override
        public Answer unavailableOffline() {
            return new Answer.Unavailable(Pages.offline(shown(path)));
        }

        @Override
        public void usesStaleAbsence(AnswerFacts absence) {
            throw new IllegalStateException("that there is no file is never kept");
        }
    }
}
