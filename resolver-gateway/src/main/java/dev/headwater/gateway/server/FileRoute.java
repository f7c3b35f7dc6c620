// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.gateway.file.FileAnswer;
import dev.headwater.gateway.file.FileBytes;
import dev.headwater.gateway.file.MetadataFiles;
import dev.headwater.gateway.file.Promise;
import dev.headwater.gateway.file.Transfers;
import dev.headwater.gateway.page.PageAnswer;
import dev.headwater.gateway.page.Policies;
import dev.headwater.gateway.page.PolicyInForce;
import dev.headwater.gateway.page.RewrittenFile;
import dev.headwater.gateway.page.ServedFile;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Answers for files, {@code /files/NAME/FILENAME}, and the metadata files beside them. Only what the page of the
 * project lists now can be had.
 */
final class FileRoute {
    static final String PREFIX = "/files/";

    private static final String METADATA = ".metadata";
    private static final String BYTES = "application/octet-stream";
    /** Each has memory and an open file for as long as its client reads. */
    private static final int MOST_SENT = 200;

    private final Policies policies;
    private final Transfers transfers;
    private final MetadataFiles metadataFiles;
    private final Executor executor;
    private final boolean redirects;
    private final FewLines failures;
    private final Semaphore places = new Semaphore(MOST_SENT);

    FileRoute(Policies policies, Transfers transfers, Executor executor, boolean redirects, FewLines failures) {
        this.policies = policies;
        this.transfers = transfers;
        this.metadataFiles = new MetadataFiles(transfers);
        this.executor = executor;
        this.redirects = redirects;
        this.failures = failures;
    }

    /**
     * Answers.
     *
     * @param rest the path behind the prefix
     */
    void answer(Reply reply, String rest) {
        int slash = rest.indexOf('/');
        Optional<ProjectName> name = slash < 0 ? Optional.empty() : name(rest.substring(0, slash));
        if (name.isEmpty()) {
            reply.text(404, "That is no file of a project.\n");
            return;
        }
        String filename = rest.substring(slash + 1);
        PolicyInForce force = policies.enter();
        Reply mine = reply.whenOver(force::leave);
        mine.once(() -> force.pages().find(name.get()), Runnable::run, answer -> answer(mine, filename, answer));
    }

    private static Optional<ProjectName> name(String text) {
        try {
            ProjectName name = ProjectName.parse(text);
            return name.value().equals(text) ? Optional.of(name) : Optional.empty();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    private void answer(Reply reply, String filename, PageAnswer answer) {
        answer.accept(new PageAnswer.Visitor<Runnable>() {
                    @Override
                    public Runnable listed(PageAnswer.Listed listed) {
                        return () -> answer(reply, filename, listed);
                    }

                    @Override
                    public Runnable absent(PageAnswer.Absent absent) {
                        return () -> reply.text(404, absent.text());
                    }

                    @Override
                    public Runnable unavailable(PageAnswer.Unavailable unavailable) {
                        return () -> reply.text(504, unavailable.text());
                    }
                })
                .run();
    }

    private void answer(Reply reply, String filename, PageAnswer.Listed listed) {
        Optional<ServedFile> file = listed.page().file(filename);
        if (file.isPresent()) {
            file(reply, file.get());
            return;
        }
        Optional<ServedFile> besides = filename.endsWith(METADATA)
                ? listed.page().file(filename.substring(0, filename.length() - METADATA.length()))
                : Optional.empty();
        if (besides.isPresent()) {
            metadata(reply, besides.get());
        } else {
            reply.text(404, "The page of the project lists no such file.\n");
        }
    }

    private void file(Reply reply, ServedFile file) {
        if (file.rewritten().isPresent()) {
            rewritten(reply, file.rewritten().get());
            return;
        }
        String url = file.published().url();
        if (redirects && (url.startsWith("https:") || url.startsWith("http:"))) {
            reply.elsewhere(302, url);
            return;
        }
        tag(reply, file.published().hashes());
        send(reply, file.published().size(), () -> get(file, Transfers.Part.FILE));
    }

    private void rewritten(Reply reply, RewrittenFile file) {
        reply.with(HttpHeader.ETAG, '"' + file.wheel().sha256() + '"').with(HttpHeader.CACHE_CONTROL, "no-cache");
        send(reply, OptionalLong.of(file.wheel().size()), file.bytes());
    }

    private CompletableFuture<FileAnswer> get(ServedFile file, Transfers.Part part) {
        return transfers.get(file.index(), file.published(), part);
    }

    private void send(Reply reply, OptionalLong size, Supplier<CompletableFuture<FileAnswer>> file) {
        Optional<String> tag = tagOf(reply);
        if (tag.isPresent()
                && reply.asked(HttpHeader.IF_NONE_MATCH)
                        .filter(tags -> EntityTags.contain(tags, tag.get()))
                        .isPresent()) {
            reply.unchanged();
            return;
        }
        if (tag.isPresent()) {
            reply.with(HttpHeader.ACCEPT_RANGES, "bytes");
        }
        if (reply.isForHeaders() && size.isPresent()) {
            reply.with(HttpHeader.CONTENT_TYPE, BYTES)
                    .with(HttpHeader.CONTENT_LENGTH, Long.toString(size.getAsLong()))
                    .nothing(200);
        } else if (places.tryAcquire()) {
            get(reply.whenOver(places::release), file);
        } else {
            reply.with(HttpHeader.RETRY_AFTER, "1").failed(503, "Too many files are being sent.\n");
        }
    }

    private void metadata(Reply reply, ServedFile file) {
        if (file.patchedMetadata().isPresent()) {
            reply.with(HttpHeader.CACHE_CONTROL, "no-cache")
                    .bytes(200, BYTES, file.patchedMetadata().get());
        } else if (file.published().metadata().isEmpty()) {
            reply.text(404, "The index announces no metadata file for this file.\n");
        } else if (!transfers.hasFiles(file.index())) {
            read(reply, file, () -> reply.text(504, "The metadata could not be had.\n"));
        } else if (Promise.isProven(file.published().metadata().get())) {
            tag(reply, file.published().metadata().get());
            send(reply, OptionalLong.empty(), () -> metadataFiles.get(file.index(), file.published()));
        } else {
            read(reply, file, () -> {
                tag(reply, FileHashes.none());
                send(reply, OptionalLong.empty(), () -> get(file, Transfers.Part.METADATA));
            });
        }
    }

    /**
     * Gives metadata as it was read, unless that is what the announced file says: it is passed on as it is, and so is
     * what cannot be read, as that is for who asks to judge.
     */
    private void read(Reply reply, ServedFile file, Runnable otherwise) {
        reply.once(
                () -> file.index().metadata(file.published()),
                Runnable::run,
                read -> read.found()
                        .filter(found ->
                                !transfers.hasFiles(file.index()) || found.source() != MetadataOrigin.Source.ANNOUNCED)
                        .map(found -> found.published().fields().toBytes())
                        .ifPresentOrElse(
                                bytes -> reply.with(HttpHeader.CACHE_CONTROL, "no-cache")
                                        .bytes(200, BYTES, bytes),
                                otherwise));
    }

    /**
     * What hashes to that is that for ever; but whether it may be used is asked anew. Where no hash proves what comes,
     * it may be another file each time: it has no tag, and parts of it are not given.
     */
    private static void tag(Reply reply, FileHashes hashes) {
        Optional<FileHash> proof =
                hashes.asList().stream().filter(Promise::isProof).findFirst();
        proof.ifPresent(hash -> reply.with(HttpHeader.ETAG, '"' + hash.hex() + '"'));
        reply.with(HttpHeader.CACHE_CONTROL, "no-cache");
    }

    private static Optional<String> tagOf(Reply reply) {
        return Optional.ofNullable(reply.response().getHeaders().get(HttpHeader.ETAG));
    }

    private void get(Reply reply, Supplier<CompletableFuture<FileAnswer>> file) {
        reply.once(
                file,
                executor,
                answer -> answer.accept(new FileAnswer.Visitor<Runnable>() {
                            @Override
                            public Runnable got(FileAnswer.Got got) {
                                return () -> send(reply.whenOver(got.bytes()::close), got.bytes());
                            }

                            @Override
                            public Runnable failed(FileAnswer.Failed failed) {
                                return () -> fail(reply, failed);
                            }
                        })
                        .run());
    }

    private void fail(Reply reply, FileAnswer.Failed failed) {
        failures.say(failed.text().strip());
        switch (failed.cause()) {
            case MISSING -> reply.failed(404, failed.text());
            case UNAVAILABLE -> reply.failed(504, failed.text());
            case BUSY -> reply.with(HttpHeader.RETRY_AFTER, "1").failed(503, failed.text());
        }
    }

    private void send(Reply reply, FileBytes bytes) {
        reply.with(HttpHeader.CONTENT_TYPE, BYTES);
        Optional<String> range = reply.asked(HttpHeader.RANGE).filter(text -> mayHavePart(reply));
        if (range.isPresent()) {
            // A part is all that this client sees: none is given of what is not known to be the file that was promised.
            reply.once(bytes::whole, executor, whole -> writePart(reply, bytes, range.get()));
        } else if (reply.isForHeaders() && bytes.size() < 0) {
            // Only the end tells its length, and an answer without one would say that there is nothing.
            reply.once(bytes::whole, executor, whole -> writeWhole(reply, bytes));
        } else {
            write(reply, bytes);
        }
    }

    private static boolean mayHavePart(Reply reply) {
        Optional<String> tag = tagOf(reply);
        Optional<String> condition = reply.asked(HttpHeader.IF_RANGE);
        return !reply.isForHeaders() && tag.isPresent() && (condition.isEmpty() || condition.equals(tag));
    }

    private void write(Reply reply, FileBytes bytes) {
        long size = bytes.size();
        if (size >= 0) {
            reply.with(HttpHeader.CONTENT_LENGTH, Long.toString(size));
        }
        if (reply.isForHeaders()) {
            reply.nothing(200);
            return;
        }
        reply.response().setStatus(200);
        write(reply, bytes, 0, size < 0 ? Long.MAX_VALUE : size);
    }

    private void writeWhole(Reply reply, FileBytes bytes) {
        bytes.failure().ifPresentOrElse(failure -> fail(reply, failure), () -> write(reply, bytes));
    }

    private void fail(Reply reply, String failure) {
        fail(reply, new FileAnswer.Failed(FileAnswer.Cause.UNAVAILABLE, failure + "\n"));
    }

    private void writePart(Reply reply, FileBytes bytes, String header) {
        Optional<String> failure = bytes.failure();
        if (failure.isPresent()) {
            fail(reply, failure.get());
            return;
        }
        long size = bytes.size();
        Optional<ByteRange> range = size < 0 ? Optional.empty() : ByteRange.of(header, size);
        if (range.isEmpty()) {
            write(reply, bytes);
            return;
        }
        reply.with(HttpHeader.CONTENT_RANGE, range.get().ofWhole(size));
        if (!range.get().isThere()) {
            reply.text(416, "The file has " + size + " bytes.\n");
            return;
        }
        long from = range.get().from();
        long to = range.get().to();
        reply.with(HttpHeader.CONTENT_LENGTH, Long.toString(to - from));
        reply.response().setStatus(206);
        write(reply, bytes, from, to);
    }

    private void write(Reply reply, FileBytes bytes, long from, long to) {
        new FileWriter(bytes, from, to, reply, executor).iterate();
    }
}
