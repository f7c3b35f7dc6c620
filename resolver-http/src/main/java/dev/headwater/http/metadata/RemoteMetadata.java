// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.archive.ArchiveMetadata;
import dev.headwater.api.archive.DamagedArchiveException;
import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.InvalidWheelFilenameException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.http.fetch.Body;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.fetch.FileRedirects;
import dev.headwater.http.fetch.Reply;
import dev.headwater.http.fetch.Site;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metadata of one file: the file that the index announces beside it; else the end of the wheel, and what of
 * the rest its directory points to; else the whole file. Each step is taken only when the one before has found nothing,
 * never when it has failed.
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

    private final Fetcher fetcher;
    private final Site site;
    private final DistributionFile file;
    private final SdistMetadataRule rule;
    private final CompletableFuture<MetadataAnswer> result = new CompletableFuture<>();

    private RemoteMetadata(Fetcher fetcher, Site site, DistributionFile file, SdistMetadataRule rule) {
        this.fetcher = fetcher;
        this.site = site;
        this.file = file;
        this.rule = rule;
    }

    /**
     * Reads metadata. The future completes normally, unless it is cancelled, which ends the call under way.
     *
     * @param site the location of the index that lists the file
     */
    public static CompletableFuture<MetadataAnswer> read(
            Fetcher fetcher, Site site, DistributionFile file, SdistMetadataRule rule) {
        RemoteMetadata reading = new RemoteMetadata(fetcher, site, file, rule);
        if (file.metadata().isPresent()) {
            reading.askAnnounced(file.metadata().get());
        } else {
            reading.askArchive();
        }
        return reading.result;
    }

    private void askAnnounced(FileHashes hashes) {
        Fetch.Builder fetch = fetch(metadataUrl(file.url()), hashes)
                .purpose(Fetch.Purpose.METADATA)
                .mostBytes(ArchiveMetadata.LONGEST);
        ask(fetch.build(), answer -> {
            if (answer.status() == NOT_FOUND || answer.status() == GONE) {
                askArchive();
                return Optional.empty();
            } else if (answer.status() != OK) {
                return Optional.of(new MetadataAnswer.Unavailable(answer.fault()));
            }
            Optional<String> fault = Checksum.fault(answer.body().open(), hashes);
            if (fault.isPresent()) {
                return Optional.of(wrong(answer, fault.get()));
            }
            byte[] text = answer.body().open().readAllBytes();
            return Optional.of(ArchiveMetadata.announced(text, file.filename()));
        });
    }

    /** The suffix belongs to the path, so it stands before a query. */
    private static String metadataUrl(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url + ".metadata" : url.substring(0, query) + ".metadata" + url.substring(query);
    }

    private void askArchive() {
        boolean wheel = file.filename().endsWith(".whl");
        if (!wheel && ArchiveKind.of(file.filename()).isEmpty()) {
            result.complete(new MetadataAnswer.Unusable("is neither a wheel nor a source archive"));
        } else if (wheel && mayBeReadInPart()) {
            askTail();
        } else {
            askWhole();
        }
    }

    /** Part of a file cannot be held against its hash; where that is what allows plain http, all of it is read. */
    private boolean mayBeReadInPart() {
        return !(site.origin().isSecure() && file.url().startsWith("http:"));
    }

    private void askTail() {
        ask(archive().range("bytes=-" + TAIL).build(), answer -> switch (answer.status()) {
            case PARTIAL -> readTail(answer);
            case OK -> Optional.of(readWhole(answer));
            case 400, 405, 416, 501 -> {
                // Servers that do not know ranges, or not those that count from the end.
                askWhole();
                yield Optional.empty();
            }
            default -> Optional.of(new MetadataAnswer.Unavailable(answer.fault()));
        });
    }

    private Optional<MetadataAnswer> readTail(Reply.Answered answer) throws IOException {
        ContentRange range = range(answer);
        if (range == null || range.to() != range.size() - 1) {
            askWhole();
            return Optional.empty();
        }
        if (file.size().isPresent() && file.size().getAsLong() != range.size()) {
            return Optional.of(wrongSize(answer, range.size()));
        }
        PartialFile part = new PartialFile(range.size());
        part.add(range.from(), answer.body().open().readAllBytes(), (int) range.length());
        return readPart(part, answer.headers().value("ETag"), 1);
    }

    private static @Nullable ContentRange range(Reply.Answered answer) {
        return answer.headers()
                .value("Content-Range")
                .flatMap(ContentRange::parse)
                .filter(range -> range.length() == answer.body().size())
                .orElse(null);
    }

    private Optional<MetadataAnswer> readPart(PartialFile part, Optional<String> entityTag, int round) {
        try {
            return Optional.of(ArchiveMetadata.ofWheel(part.channel(), WheelFilename.parse(file.filename())));
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
            return Optional.of(new MetadataAnswer.Unusable("has a name that cannot be read: " + e.getMessage()));
        }
        return Optional.empty();
    }

    private void askMissing(
            PartialFile part, PartialFile.MissingException missing, Optional<String> entityTag, int round) {
        long to = missing.from() + missing.length() - 1;
        ask(archive().range("bytes=" + missing.from() + "-" + to).build(), answer -> {
            ContentRange range = answer.status() == PARTIAL ? range(answer) : null;
            if (answer.status() == OK) {
                return Optional.of(readWhole(answer));
            } else if (answer.status() != PARTIAL) {
                return Optional.of(new MetadataAnswer.Unavailable(answer.fault()));
            } else if (range == null
                    || range.from() != missing.from()
                    || range.to() != to
                    || !answer.headers().value("ETag").equals(entityTag)) {
                askWhole();
                return Optional.empty();
            }
            part.add(range.from(), answer.body().open().readAllBytes(), (int) range.length());
            return readPart(part, entityTag, round + 1);
        });
    }

    private void askWhole() {
        ask(
                archive().build(),
                answer -> Optional.of(
                        answer.status() == OK ? readWhole(answer) : new MetadataAnswer.Unavailable(answer.fault())));
    }

    private MetadataAnswer readWhole(Reply.Answered answer) throws IOException {
        Body body = answer.body();
        if (file.size().isPresent() && file.size().getAsLong() != body.size()) {
            return wrongSize(answer, body.size());
        }
        Optional<String> fault = Checksum.fault(body.open(), file.hashes());
        if (fault.isPresent()) {
            return wrong(answer, fault.get());
        }
        try (SeekableByteChannel channel = body.channel()) {
            return readArchive(channel);
        } catch (DamagedArchiveException e) {
            return file.hashes().strongest().isPresent()
                    ? new MetadataAnswer.Unusable("is damaged as it was published: " + e.getMessage())
                    : wrong(answer, "an archive that cannot be read: " + e.getMessage());
        }
    }

    private MetadataAnswer readArchive(SeekableByteChannel channel) throws IOException {
        Optional<ArchiveKind> kind = ArchiveKind.of(file.filename());
        if (kind.isPresent()) {
            return ArchiveMetadata.ofSdist(channel, kind.get(), rule);
        }
        try {
            return ArchiveMetadata.ofWheel(channel, WheelFilename.parse(file.filename()));
        } catch (InvalidWheelFilenameException e) {
            return new MetadataAnswer.Unusable("has a name that cannot be read: " + e.getMessage());
        }
    }

    private Fetch.Builder archive() {
        return fetch(file.url(), file.hashes()).purpose(Fetch.Purpose.FILE).mostBytes(LARGEST_FILE);
    }

    private Fetch.Builder fetch(String url, FileHashes hashes) {
        Fetch.Builder fetch = Fetch.builder(url, site);
        return hashes.of("sha256").isPresent()
                ? fetch.redirects(FileRedirects.WITH_HASH).hashKnown()
                : fetch.redirects(FileRedirects.WITHOUT_HASH);
    }

    private MetadataAnswer wrongSize(Reply.Answered answer, long size) {
        return wrong(
                answer,
                "a file of " + size + " bytes, where the page promises "
                        + file.size().orElse(0));
    }

    private static MetadataAnswer wrong(Reply.Answered answer, String received) {
        IndexFault fault = answer.fault();
        return new MetadataAnswer.Unavailable(new IndexFault(
                fault.location(),
                received,
                answer.attempts(),
                Optional.of("the index, or something on the way to it, gives out other bytes than it lists: do not use"
                        + " them; try again, or ask who runs the index")));
    }

    /** What is made of an answer; empty if something else was asked meanwhile. */
    private interface Step {
        Optional<MetadataAnswer> take(Reply.Answered answer) throws IOException;
    }

    private void ask(Fetch fetch, Step step) {
        CompletableFuture<Reply> call = fetcher.get(fetch);
        CompletableFuture<?> unusedCancel = result.whenComplete((answer, thrown) -> call.cancel(true));
        CompletableFuture<?> unusedReply = call.whenComplete((reply, thrown) -> {
            if (thrown != null) {
                result.cancel(true);
            } else {
                take(reply, step);
            }
        });
    }

    private void take(Reply reply, Step step) {
        try {
            Function<IndexFault, Optional<MetadataAnswer>> unavailable =
                    fault -> Optional.of(new MetadataAnswer.Unavailable(fault));
            Optional<MetadataAnswer> answer;
            if (reply instanceof Reply.Answered answered) {
                try (answered) {
                    answer = step.take(answered);
                }
            } else if (reply instanceof Reply.Failed failed) {
                answer = unavailable.apply(failed.fault());
            } else {
                answer = unavailable.apply(IndexFault.of(file.url(), "a redirect that leads nowhere"));
            }
            answer.ifPresent(result::complete);
        } catch (IOException | RuntimeException e) {
            result.complete(new MetadataAnswer.Unavailable(IndexFault.of(
                    file.url(), "a file that could not be read (" + e.getClass().getSimpleName() + ")")));
        }
    }
}
