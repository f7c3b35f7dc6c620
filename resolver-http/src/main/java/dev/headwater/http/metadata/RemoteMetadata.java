// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.DefectException;
import dev.headwater.api.asking.Linked;
import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.FileDigest;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.InvalidWheelFilenameException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.fetch.Site;
import dev.headwater.http.redirect.FileRedirects;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metadata of one file: the file that the index announces beside it; else the end of the wheel, and what of
 * the rest its directory points to; else the whole file. Each step is taken only when the one before has found nothing,
 * never when it has failed. An announced file that has no hash this Java can compute, and is no metadata, counts as
 * nothing: it may be an error page. So does one that may have broken off.
 *
 * <p>A body may be as long as a file may be, whatever was asked for; a long one is in a file of its own. So a server
 * that answers a range with more is read like one that knows no ranges, and never into memory.
 */
public final class RemoteMetadata {
    /** Holds the directory and the metadata of nine wheels in ten. */
    private static final int TAIL = 32 << 10;

    /** A wheel asks for its directory and for its metadata; more rounds than that are not worth it. */
    private static final int MOST_ROUNDS = 4;

    private static final long LARGEST_FILE = 2L << 30;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int NOT_IMPLEMENTED = 501;

    private final Fetcher fetcher;
    private final Site site;
    private final DistributionFile file;
    private final WholeFile whole;
    private final CompletableFuture<ReadMetadata> result = new CompletableFuture<>();

    /** What was said of caches with the answer that something is read of, or with each of the parts. */
    private volatile String cacheControl = "";

    private RemoteMetadata(Fetcher fetcher, Site site, DistributionFile file, SdistMetadataRule rule) {
        this.fetcher = fetcher;
        this.site = site;
        this.file = file;
        this.whole = new WholeFile(file, rule);
    }

    /**
     * Reads metadata. The future completes normally, unless it is cancelled, which ends the call under way.
     *
     * @param site the location of the index that lists the file
     */
    public static CompletableFuture<ReadMetadata> read(
            Fetcher fetcher, Site site, DistributionFile file, SdistMetadataRule rule) {
        RemoteMetadata reading = new RemoteMetadata(fetcher, site, file, rule);
        if (file.metadata().isPresent()) {
            reading.askAnnounced(file.metadata().get());
        } else {
            reading.askArchive();
        }
        return reading.result;
    }

    /**
     * Reads a whole file: its hashes, and the metadata that is in it. The future completes normally, unless it is
     * cancelled.
     *
     * @param site the location of the index that lists the file
     * @param algorithms of the hashes
     */
    public static CompletableFuture<ReadContent> readWhole(
            Fetcher fetcher, Site site, DistributionFile file, SdistMetadataRule rule, Collection<String> algorithms) {
        RemoteMetadata reading = new RemoteMetadata(fetcher, site, file, rule);
        if (file.size().orElse(0) > LARGEST_FILE) {
            ContentAnswer tooLarge = new ContentAnswer.Unreadable(
                    UnusableCause.TOO_LARGE,
                    file.size().orElse(0) + " bytes, more than the " + LARGEST_FILE + " that are read");
            return CompletableFuture.completedFuture(new ReadContent(tooLarge, false, ""));
        }
        AtomicReference<@Nullable FileHashes> found = new AtomicReference<>();
        reading.ask(reading.archive().build(), answer -> {
            Optional<ReadMetadata> want = WholeFile.want(answer);
            if (want.isPresent()) {
                return want;
            }
            found.set(FileDigest.of(answer.body().open(), algorithms));
            return Optional.of(reading.whole.read(answer));
        });
        CompletableFuture<ReadContent> content = reading.result.thenApply(read -> content(read, found.get()));
        return Linked.cancelling(content, reading.result);
    }

    /** Without hashes it did not come to reading: there is more of the file than is read. */
    private static ReadContent content(ReadMetadata read, @Nullable FileHashes hashes) {
        return new ReadContent(read.answer().asContent(hashes), read.verified(), read.cacheControl());
    }

    private void askAnnounced(FileHashes hashes) {
        Fetch.Builder fetch = fetch(site, metadataUrl(file.url()), hashes)
                .purpose(Fetch.Purpose.METADATA)
                .mostBytes(ArchiveMetadata.LONGEST);
        ask(fetch.build(), answer -> {
            if (answer.status() == NOT_FOUND || answer.status() == GONE) {
                askArchive();
                return Optional.empty();
            }
            Optional<ReadMetadata> want = WholeFile.want(answer);
            return want.isPresent() ? want : readAnnounced(answer, hashes);
        });
    }

    private Optional<ReadMetadata> readAnnounced(FetchResult.Answered answer, FileHashes hashes) throws IOException {
        Checksum checksum = Checksum.of(answer.body().open(), hashes);
        if (checksum.fault().isPresent()) {
            return Optional.of(ReadMetadata.wrong(answer, checksum.fault().get()));
        }
        byte[] text = answer.body().open().readAllBytes();
        MetadataAnswer metadata = ArchiveMetadata.announced(text, file.filename());
        if (!checksum.proves() && !(OwnMetadata.isOf(file, metadata) && answer.complete())) {
            // Perhaps what somebody on the way says in its place, with status 200; or its first lines; or what belongs
            // to another file. The archive will tell.
            askArchive();
            return Optional.empty();
        }
        if (ArchiveKind.of(file.filename()).isPresent() && !metadata.isUsable()) {
            // What its PKG-INFO leaves open, something else in the archive may tell.
            askArchive();
            return Optional.empty();
        }
        return Optional.of(new ReadMetadata(metadata, checksum.proves()));
    }

    /** The suffix belongs to the path, so it stands before a query. */
    static String metadataUrl(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url + ".metadata" : url.substring(0, query) + ".metadata" + url.substring(query);
    }

    private void askArchive() {
        boolean wheel = file.filename().endsWith(".whl");
        if (!wheel && ArchiveKind.of(file.filename()).isEmpty()) {
            MetadataAnswer unusable = new MetadataAnswer.Unusable(UnusableCause.UNSUPPORTED_FILE);
            result.complete(ReadMetadata.verified(unusable));
        } else if (wheel && mayBeReadInPart(file.url())) {
            askTail();
        } else {
            askWhole();
        }
    }

    /** Part of a file cannot be held against its hash; where that is what allows plain http, all of it is read. */
    private boolean mayBeReadInPart(String url) {
        return !(site.origin().isSecure() && url.startsWith("http:"));
    }

    private void askTail() {
        cacheControl = "";
        ask(archive().range("bytes=-" + TAIL).build(), answer -> switch (answer.status()) {
            case PARTIAL -> readTail(answer);
            case OK -> Optional.of(whole.read(answer));
            default -> wantOfPart(answer);
        });
    }

    /** Asks for the whole, unless no part was given for a reason that goes for the whole as well. */
    private Optional<ReadMetadata> wantOfPart(FetchResult.Answered answer) {
        if (isAboutThePart(answer.status())) {
            askWhole();
            return Optional.empty();
        }
        return Optional.of(ReadMetadata.unavailable(answer.fault()));
    }

    /**
     * Servers that do not know ranges, or not those that count from the end, say so in any way: "not found", "not
     * implemented". Who has to log in, or to ask less often, has to for the whole file, too.
     */
    private static boolean isAboutThePart(int status) {
        return switch (status) {
            case 401, 407, 429 -> false;
            case NOT_IMPLEMENTED -> true;
            default -> status >= 400 && status < 500;
        };
    }

    private Optional<ReadMetadata> readTail(FetchResult.Answered answer) throws IOException {
        Optional<ContentRange> given = ContentRange.of(answer);
        if (given.isPresent() && given.get().isWhole()) {
            return Optional.of(whole.read(answer));
        } else if (given.isEmpty()
                || !given.get().isTail()
                || given.get().length() > TAIL
                || !mayBeReadInPart(answer.url())) {
            askWhole();
            return Optional.empty();
        }
        ContentRange range = given.get();
        if (file.size().isPresent() && file.size().getAsLong() != range.size()) {
            return Optional.of(whole.wrongSize(answer, range.size()));
        }
        PartialFile part = new PartialFile(range.size());
        part.add(range.from(), answer.body().open().readAllBytes(), (int) range.length());
        return readPart(part, answer.headers().value("ETag"), 1);
    }

    private Optional<ReadMetadata> readPart(PartialFile part, Optional<String> entityTag, int round) {
        try {
            WheelFilename wheel = WheelFilename.parse(file.filename());
            MetadataAnswer metadata = ArchiveMetadata.ofPartOfWheel(part.channel(), wheel);
            if (metadata.isUsable()) {
                return Optional.of(ReadMetadata.unverified(metadata));
            }
            // Perhaps the part of another file. What nothing vouches for is no reason to pass this one over.
            askWhole();
        } catch (PartialFile.MissingException e) {
            if (round == MOST_ROUNDS) {
                askWhole();
            } else {
                askMissing(part, e, entityTag, round);
            }
        } catch (IOException e) {
            // Damaged as it lies there, or on the way: only the whole file and its hash can tell.
            askWhole();
        } catch (InvalidWheelFilenameException e) {
            return Optional.of(ReadMetadata.verified(WholeFile.unreadableName(e)));
        }
        return Optional.empty();
    }

    private void askMissing(
            PartialFile part, PartialFile.MissingException missing, Optional<String> entityTag, int round) {
        long to = missing.from() + missing.length() - 1;
        ask(archive().range("bytes=" + missing.from() + "-" + to).build(), answer -> {
            Optional<ContentRange> range = ContentRange.of(answer);
            if (answer.status() == OK
                    || (answer.status() == PARTIAL
                            && range.isPresent()
                            && range.get().isWhole())) {
                return Optional.of(whole.read(answer));
            } else if (answer.status() != PARTIAL) {
                return wantOfPart(answer);
            } else if (range.isEmpty()
                    || range.get().from() != missing.from()
                    || range.get().to() != to
                    || !mayBeReadInPart(answer.url())
                    || !answer.headers().value("ETag").equals(entityTag)) {
                askWhole();
                return Optional.empty();
            }
            part.add(missing.from(), answer.body().open().readAllBytes(), missing.length());
            return readPart(part, entityTag, round + 1);
        });
    }

    private void askWhole() {
        ask(archive().build(), answer -> {
            Optional<ReadMetadata> want = WholeFile.want(answer);
            return want.isPresent() ? want : Optional.of(whole.read(answer));
        });
    }

    private Fetch.Builder archive() {
        return fetch(site, file.url(), file.hashes())
                .purpose(Fetch.Purpose.FILE)
                .mostBytes(LARGEST_FILE);
    }

    static Fetch.Builder fetch(Site site, String url, FileHashes hashes) {
        Fetch.Builder fetch = Fetch.builder(url, site);
        return hashes.of("sha256").isPresent()
                ? fetch.redirects(FileRedirects.WITH_HASH).hashKnown()
                : fetch.redirects(FileRedirects.WITHOUT_HASH);
    }

    /** What is made of an answer; empty if something else was asked meanwhile. */
    private interface Step {
        Optional<ReadMetadata> take(FetchResult.Answered answer) throws IOException;
    }

    /** Makes something of a result. */
    private interface Reading {
        Optional<ReadMetadata> take() throws IOException;
    }

    private void ask(Fetch fetch, Step step) {
        CompletableFuture<FetchResult> call = fetcher.get(fetch);
        Linked.cancel(call, result);
        Linked.atEnd(call, (reply, thrown) -> {
            if (thrown instanceof CancellationException) {
                result.cancel(true);
            } else if (thrown != null) {
                result.completeExceptionally(DefectException.of(thrown));
            } else {
                take(fetch, reply, step);
            }
        });
    }

    private void take(Fetch fetch, FetchResult reply, Step step) {
        try {
            Optional<ReadMetadata> answer = meaning(this, fetch, reply, step).take();
            answer.ifPresent(read -> result.complete(read.saying(cacheControl)));
        } catch (IOException e) {
            result.complete(unreadable(e));
        } catch (RuntimeException | Error e) {
            // Somebody waits for this, and nobody for the thread: an error that ended here would be seen by no one.
            result.completeExceptionally(DefectException.of(e));
        }
    }

    private static Reading meaning(RemoteMetadata of, Fetch fetch, FetchResult reply, Step step) {
        return reply.accept(new FetchResult.Visitor<>() {
            @Override
            public Reading answered(FetchResult.Answered answered) {
                return () -> {
                    try (answered) {
                        String said = answered.headers().value("Cache-Control").orElse("");
                        of.cacheControl = answered.status() == PARTIAL ? of.cacheControl + ", " + said : said;
                        return step.take(answered);
                    }
                };
            }

            @Override
            public Reading redirectedAway(FetchResult.RedirectedAway redirect) {
                return () -> Optional.of(
                        ReadMetadata.unavailable(of.fault(IndexFault.Kind.REDIRECT, "a redirect that leads nowhere")));
            }

            @Override
            public Reading failed(FetchResult.Failed failed) {
                return () -> Optional.of(
                        failed.oversized()
                                ? of.tooLarge(fetch, failed.fault())
                                : ReadMetadata.unavailable(failed.fault()));
            }
        });
    }

    /** Whoever publishes it loses this file; an index failure would lose every resolution that looks at it. */
    private ReadMetadata tooLarge(Fetch fetch, IndexFault fault) {
        boolean promisedLess = file.size().isPresent() && file.size().getAsLong() <= LARGEST_FILE && fetch.isOfFile();
        UnusableCause cause = fetch.isOfFile() ? UnusableCause.TOO_LARGE : UnusableCause.METADATA_TOO_LARGE;
        return promisedLess
                ? ReadMetadata.unavailable(fault)
                : ReadMetadata.unverified(new MetadataAnswer.Unusable(cause, words(fault.detail())));
    }

    /** A file that cannot be used has its cause, and beside it words alone. */
    private static String words(FaultDetail detail) {
        if (detail instanceof FaultDetail.Redirected redirected) {
            return words(redirected.there()) + " (redirected to " + redirected.url() + ")";
        }
        if (detail instanceof FaultDetail.TooLarge large) {
            return large.announced().isPresent()
                    ? "a body of " + large.announced().getAsLong() + " bytes, more than the " + large.most()
                            + " that are read"
                    : "a body of more than " + large.most() + " bytes";
        }
        return detail instanceof FaultDetail.Quoted quoted ? quoted.words() : "";
    }

    private ReadMetadata unreadable(IOException thrown) {
        return ReadMetadata.unavailable(fault(
                IndexFault.Kind.CONTENT,
                "a file that could not be read (" + thrown.getClass().getSimpleName() + ")"));
    }

    private IndexFault fault(IndexFault.Kind kind, String received) {
        return IndexFault.of(kind, UrlSecrets.withoutQuery(file.url()), received);
    }
}
