// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.file;

import dev.headwater.api.archive.ZipArchive;
import dev.headwater.api.archive.ZipMember;
import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.PackageIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Gets metadata files that an index announces with a hash. Where it has none in spite of that, it is the one within the
 * wheel, if that hashes to what was announced. Safe for use by many threads.
 */
public final class MetadataFiles {
    private static final String MEMBER = ".dist-info/METADATA";

    private final Transfers transfers;

    /** Makes it. */
    public MetadataFiles(Transfers transfers) {
        this.transfers = transfers;
    }

    /** {@return the answer once it is clear whether there is one; it is never exceptional} */
    public CompletableFuture<FileAnswer> get(PackageIndex index, DistributionFile file) {
        return transfers.get(index, file, Transfers.Part.METADATA).thenCompose(answer -> {
            if (!isMissing(answer) || !isProvenWheel(file)) {
                return CompletableFuture.completedFuture(answer);
            }
            return transfers.get(index, file, Transfers.Part.FILE).thenCompose(wheel -> within(wheel, file, answer));
        });
    }

    private static boolean isMissing(FileAnswer answer) {
        return answer instanceof FileAnswer.Failed failed && failed.cause() == FileAnswer.Cause.MISSING;
    }

    /** What nothing proves is not kept, and no metadata of it. */
    private static boolean isProvenWheel(DistributionFile file) {
        return file.filename().endsWith(".whl") && Promise.isProven(file.hashes());
    }

    private CompletableFuture<FileAnswer> within(FileAnswer wheel, DistributionFile file, FileAnswer otherwise) {
        if (!(wheel instanceof FileAnswer.Got got)) {
            return CompletableFuture.completedFuture(isMissing(wheel) ? otherwise : wheel);
        }
        return got.bytes().whole().handle((whole, thrown) -> ofWhole(got.bytes(), file, otherwise));
    }

    /** A wheel that did not come to its end says nothing about what is in it. */
    private FileAnswer ofWhole(FileBytes wheel, DistributionFile file, FileAnswer otherwise) {
        Optional<String> failure = wheel.failure();
        if (failure.isPresent()) {
            wheel.close();
            return Transfers.unavailable(file, failure.get());
        }
        return read(wheel, file.metadata().orElse(FileHashes.none()))
                .flatMap(bytes -> transfers.keepMetadata(file, bytes))
                .<FileAnswer>map(FileAnswer.Got::new)
                .orElse(otherwise);
    }

    /** {@return the metadata file in a wheel that is here, which is closed; empty where it is not what was promised} */
    private static Optional<byte[]> read(FileBytes wheel, FileHashes promised) {
        try (ZipArchive archive = new ZipArchive(new WholeFile(wheel))) {
            List<ZipMember> members =
                    archive.find(name -> name.endsWith(MEMBER) && name.indexOf('/') == name.lastIndexOf('/'));
            if (members.size() != 1) {
                return Optional.empty();
            }
            byte[] text = archive.read(members.get(0), ArchiveMetadata.LONGEST);
            return Promise.broken(new ByteArrayInputStream(text), promised).isEmpty()
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
