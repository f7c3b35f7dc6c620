// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.file;

import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.http.file.RegularFile;
import dev.headwater.http.files.FileSource;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Gets files for those who ask: kept ones out of the folder, others from their indexes, each once however many wait for
 * it. Safe for use by many threads.
 */
public final class Transfers {
    private static final int MOST_OPEN = 200;
    /** Metadata files may be as long: an installer that reads no such one is to see it, not a failure of its index. */
    private static final long LARGEST = 16L << 30;

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final FileFolder folder;
    /** Those on their way. Guarded by itself. */
    private final Map<Key, Transfer> open = new HashMap<>();

    /** Makes it over a folder of kept files. */
    public Transfers(FileFolder folder) {
        this.folder = folder;
    }

    /** What is wanted of whom: an index that is closed takes with it what it gives. */
    private record Key(PackageIndex index, String digest) {}

    /** What is wanted of a file. */
    public enum Part {
        /** The file itself. */
        FILE,
        /** The metadata file that is announced beside it. */
        METADATA
    }

    /** {@return whether an index can be asked for the bytes of files, and metadata files, over the network} */
    public boolean hasFiles(PackageIndex index) {
        return index instanceof FileSource;
    }

    /** {@return how many files are on their way} */
    public int openCount() {
        synchronized (open) {
            return open.size();
        }
    }

    /**
     * Gets a file.
     *
     * @param file as its index lists it
     * @return the answer once it is clear whether there is one; it is never exceptional
     */
    public CompletableFuture<FileAnswer> get(PackageIndex index, DistributionFile file, Part part) {
        if (index instanceof FileSource source) {
            return fromSource(source, file, part);
        }
        boolean isLocal = part == Part.FILE && file.url().startsWith("file:");
        return CompletableFuture.completedFuture(isLocal ? local(file) : missing(file));
    }

    /**
     * {@return a metadata file that is what was promised, and did not come from where it was announced} It is kept as
     * the wheel that it is from; where that may not be, there is none.
     */
    Optional<FileBytes> keepMetadata(DistributionFile file, byte[] text) {
        Optional<FileBytes> wheel = kept(file, Part.FILE, digest(file, Part.FILE, file.hashes()));
        if (wheel.isEmpty()) {
            return Optional.empty();
        }
        wheel.get().close();
        String key = digest(file, Part.METADATA, file.metadata().orElse(FileHashes.none()));
        try {
            Path part = folder.part();
            try {
                Files.write(part, text);
                return folder.keep(part, key, text.length) ? folder.find(key) : Optional.empty();
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static FileAnswer missing(DistributionFile file) {
        return new FileAnswer.Failed(
                FileAnswer.Cause.MISSING, "the index that supplies " + file.filename() + " has pages and no files\n");
    }

    /** It is the index that names the path, of a folder of its own. */
    private static FileAnswer local(DistributionFile file) {
        try {
            FileChannel channel = RegularFile.open(Path.of(URI.create(file.url())));
            StoredFile stored = new StoredFile(channel);
            if ((file.size().isPresent() && file.size().getAsLong() != stored.size())
                    || Promise.broken(channel, file.hashes()).isPresent()) {
                stored.close();
                return unavailable(file, "it has changed since it was listed");
            }
            return new FileAnswer.Got(stored);
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            return unavailable(file, "it cannot be read");
        }
    }

    static FileAnswer unavailable(DistributionFile file, String why) {
        return new FileAnswer.Failed(
                FileAnswer.Cause.UNAVAILABLE, file.filename() + " could not be had: " + why + "\n");
    }

    private CompletableFuture<FileAnswer> fromSource(FileSource source, DistributionFile file, Part part) {
        FileHashes promised =
                part == Part.FILE ? file.hashes() : file.metadata().orElse(FileHashes.none());
        Key key = new Key(source, digest(file, part, promised));
        Transfer transfer;
        FileBytes bytes;
        synchronized (open) {
            Transfer known = open.get(key);
            Optional<FileBytes> joined = known == null ? Optional.empty() : known.open();
            if (known != null && joined.isPresent()) {
                return answer(file, known, joined.get());
            }
            Optional<FileBytes> kept = kept(file, part, key.digest());
            if (kept.isPresent()) {
                return CompletableFuture.completedFuture(new FileAnswer.Got(kept.get()));
            }
            if (open.size() >= MOST_OPEN) {
                return CompletableFuture.completedFuture(
                        new FileAnswer.Failed(FileAnswer.Cause.BUSY, "too many files are on their way\n"));
            }
            try {
                transfer = make(file, part, promised);
            } catch (IOException e) {
                return CompletableFuture.completedFuture(
                        unavailable(file, "nothing can be written here: " + e.getMessage()));
            }
            bytes = transfer.open().orElseThrow();
            open.put(key, transfer);
        }
        begin(source, file, part, key, transfer);
        return answer(file, transfer, bytes);
    }

    /** One that is not as long as it was is gone. */
    private Optional<FileBytes> kept(DistributionFile file, Part part, String key) {
        Optional<FileBytes> kept = folder.find(key);
        if (kept.isEmpty()
                || part != Part.FILE
                || file.size().isEmpty()
                || file.size().getAsLong() == kept.get().size()) {
            return kept;
        }
        kept.get().close();
        try {
            folder.drop(key);
        } catch (IOException e) {
            // It is got again, and put in its place.
        }
        return Optional.empty();
    }

    private static CompletableFuture<FileAnswer> answer(DistributionFile file, Transfer transfer, FileBytes bytes) {
        return transfer.begun().thenApply(begun -> begun(file, transfer, bytes));
    }

    private Transfer make(DistributionFile file, Part part, FileHashes promised) throws IOException {
        return new Transfer(promised, part == Part.FILE ? file.size() : OptionalLong.empty(), folder.part());
    }

    private void begin(FileSource source, DistributionFile file, Part part, Key key, Transfer transfer) {
        CompletableFuture<Optional<IndexFault>> call;
        try {
            call = part == Part.FILE
                    ? source.file(file, file.size().orElse(LARGEST), transfer)
                    : source.metadataFile(file, LARGEST, transfer);
        } catch (RuntimeException e) {
            call = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Optional<IndexFault>> begun = call;
        transfer.onAbandoned(() -> begun.cancel(true));
        CompletableFuture<?> unused = begun.exceptionally(thrown -> Optional.of(givenUp(file)))
                .thenAccept(fault -> end(key, transfer, fault));
        assert unused != null;
    }

    private static IndexFault givenUp(DistributionFile file) {
        return IndexFault.of(
                IndexFault.Kind.CLOSED, UrlSecrets.withoutQuery(file.url()), "not all of it: it was given up");
    }

    private void end(Key key, Transfer transfer, Optional<IndexFault> why) {
        Optional<String> broken = transfer.broken(why);
        boolean kept = broken.isEmpty()
                && transfer.mayBeKept()
                && folder.keep(transfer.part(), key.digest(), transfer.written());
        synchronized (open) {
            open.remove(key, transfer);
        }
        transfer.end(broken, why.map(IndexFault::status).orElse(OptionalInt.empty()), kept);
    }

    private static FileAnswer begun(DistributionFile file, Transfer transfer, FileBytes bytes) {
        Optional<String> failure = transfer.failure();
        if (failure.isEmpty()) {
            return new FileAnswer.Got(bytes);
        }
        bytes.close();
        int status = transfer.status().orElse(0);
        FileAnswer.Cause cause =
                status == NOT_FOUND || status == GONE ? FileAnswer.Cause.MISSING : FileAnswer.Cause.UNAVAILABLE;
        return new FileAnswer.Failed(cause, file.filename() + " could not be had: " + failure.get() + "\n");
    }

    /** By where it lies, its project, its name and its hash: never by the hash alone, which any index may list. */
    private static String digest(DistributionFile file, Part part, FileHashes promised) {
        String text = String.join(
                "\n",
                part.name(),
                file.url(),
                file.project().value(),
                file.filename(),
                file.mirror().orElse(""),
                promised.toString());
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
