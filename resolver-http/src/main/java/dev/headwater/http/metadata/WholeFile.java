// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.InvalidWheelFilenameException;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.policy.SdistMetadataRule;
import dev.headwater.http.body.Body;
import dev.headwater.http.fetch.FetchResult;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * Reads the metadata in a whole file, once its bytes are those that the index lists.
 *
 * @param file the file as the index lists it
 * @param rule which metadata of a source distribution is believed
 */
record WholeFile(DistributionFile file, SdistMetadataRule rule) {
    private static final int OK = 200;
    private static final int PARTIAL = 206;

    /** {@return what an answer is if it has not got all of what was asked for, without a range} */
    static Optional<ReadMetadata> want(FetchResult.Answered answer) {
        if (answer.status() == OK) {
            return Optional.empty();
        } else if (answer.status() != PARTIAL) {
            return Optional.of(ReadMetadata.unavailable(answer.fault()));
        } else if (ContentRange.of(answer).filter(ContentRange::isWhole).isPresent()) {
            return Optional.empty();
        }
        String said = answer.headers()
                .value("Content-Range")
                .flatMap(ContentRange::parse)
                .map(range -> "said to be " + range)
                .orElse("not said which");
        return Optional.of(ReadMetadata.wrong(
                answer,
                answer.body().size() + " bytes with status 206, " + said + ", where the whole file was asked for"));
    }

    /** {@return the metadata in an answer that has all of the file} */
    ReadMetadata read(FetchResult.Answered answer) throws IOException {
        Body body = answer.body();
        if (file.size().isPresent() && file.size().getAsLong() != body.size()) {
            return wrongSize(answer, body.size());
        }
        Checksum checksum = Checksum.of(body.open(), file.hashes());
        if (checksum.fault().isPresent()) {
            return ReadMetadata.wrong(answer, checksum.fault().get());
        }
        try (SeekableByteChannel channel = body.channel()) {
            return new ReadMetadata(readArchive(channel), checksum.proves());
        } catch (DamagedArchiveException e) {
            return checksum.proves()
                    ? ReadMetadata.verified(
                            new MetadataAnswer.Unusable(UnusableCause.DAMAGED, String.valueOf(e.getMessage())))
                    : ReadMetadata.wrong(answer, "an archive that cannot be read: " + e.getMessage());
        }
    }

    private MetadataAnswer readArchive(SeekableByteChannel channel) throws IOException {
        Optional<ArchiveKind> kind = ArchiveKind.of(file.filename());
        if (kind.isPresent()) {
            return ArchiveMetadata.ofSdist(
                    channel, kind.get(), rule, file.subdirectory().orElse(""));
        }
        try {
            return ArchiveMetadata.ofWheel(channel, WheelFilename.parse(file.filename()));
        } catch (InvalidWheelFilenameException e) {
            return unreadableName(e);
        }
    }

    /** {@return what is said of a wheel whose name is none} */
    static MetadataAnswer unreadableName(InvalidWheelFilenameException e) {
        return new MetadataAnswer.Unusable(UnusableCause.UNREADABLE_NAME, String.valueOf(e.getMessage()));
    }

    /** {@return what an answer is that belongs to a file of another size} */
    ReadMetadata wrongSize(FetchResult.Answered answer, long size) {
        return ReadMetadata.wrong(
                answer,
                "a file of " + size + " bytes, where the page promises "
                        + file.size().orElse(0));
    }
}
