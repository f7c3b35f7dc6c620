// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.content;

import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.InvalidTextException;
import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin.Source;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.policy.SdistMetadataRule;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Supplier;

/**
 * Makes answers of metadata, be it in a file of its own or in an archive. What is asked of the archive is only what the
 * standards promise; no code of a package is run.
 *
 * <pre>{@code
 * ArchiveMetadata.ofWheel(Files.newByteChannel(path), WheelFilename.parse("lib-1.0-py3-none-any.whl"));
 * ArchiveMetadata.ofSdist(Files.newByteChannel(path), ArchiveKind.TAR_GZ, SdistMetadataRule.STATIC);
 * }</pre>
 *
 * <p>A zip archive is read from its end: 22 bytes that end it, or 64 KiB where it has a comment; its directory in one
 * piece; the member in one piece. So a channel may fetch bytes when they are read, and has to fetch few. A
 * {@code .tar.gz} is read from its beginning to its end.
 *
 * <p>The answers are {@link MetadataAnswer.Found}, {@link MetadataAnswer.SourceArchive} and
 * {@link MetadataAnswer.Unusable}, never {@link MetadataAnswer.Unavailable}. They are not verified: who has held the
 * bytes against a hash says so. A requirement that cannot be read is no matter of the index: it may be one that nobody
 * asks for.
 *
 * @since 0.1.0
 */
public final class ArchiveMetadata {
    /** The longest metadata that is read, in bytes; a description is a part of it. */
    public static final int LONGEST = 16 << 20;

    private ArchiveMetadata() {}

    /** {@return what a text says, or why it cannot be used} */
    public static MetadataAnswer ofText(String text, Source source) {
        return read(() -> CoreMetadata.parse(text), source);
    }

    /** {@return what a text in UTF-8 says, or why it cannot be used} */
    public static MetadataAnswer ofText(byte[] text, Source source) {
        return read(() -> CoreMetadata.parse(text), source);
    }

    private static MetadataAnswer read(Supplier<CoreMetadata> reading, Source source) {
        try {
            return new MetadataAnswer.Found(reading.get().withoutDescription(), source);
        } catch (InvalidTextException e) {
            return new MetadataAnswer.Unusable(UnusableCause.UNREADABLE_METADATA, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Reads the metadata file that an index announces of a file. That of a wheel is as it stands; that of a source
     * distribution is believed where the standard says that it is what a build would give.
     *
     * @see <a href="https://packaging.python.org/en/latest/specifications/core-metadata/#dynamic">Core metadata:
     *     Dynamic</a>
     */
    public static MetadataAnswer announced(byte[] text, String filename) {
        MetadataAnswer answer = ofText(text, Source.ANNOUNCED);
        return filename.endsWith(".whl") ? answer : SdistMetadata.reliable(answer);
    }

    /**
     * Reads {@code NAME-VERSION.dist-info/METADATA} out of a wheel. Old wheels do not normalize the two; they are
     * compared as read.
     *
     * @param channel the wheel; it is closed
     * @throws DamagedArchiveException if it is damaged
     * @throws IOException as the channel does
     */
    public static MetadataAnswer ofWheel(SeekableByteChannel channel, WheelFilename wheel) throws IOException {
        return WheelMetadata.read(channel, wheel, Source.WHEEL);
    }

    /**
     * Reads a wheel of which a part is at hand, as {@link #ofWheel} does; the answer says so.
     *
     * @param channel the wheel; it is closed
     * @throws DamagedArchiveException if it is damaged
     * @throws IOException as the channel does, where what is read is not at hand
     */
    public static MetadataAnswer ofPartOfWheel(SeekableByteChannel channel, WheelFilename wheel) throws IOException {
        return WheelMetadata.read(channel, wheel, Source.PART_OF_WHEEL);
    }

    /**
     * Reads {@code PKG-INFO} in the one folder of a source distribution. One that has two cannot be used: who unpacks
     * it and who looks into it may find different ones. Where it is not reliable, and the rule is
     * {@link SdistMetadataRule#RECORDED}, what setuptools recorded beside the sources when the archive was made is
     * read: {@code PKG-INFO} and {@code requires.txt} in {@code NAME.egg-info}.
     *
     * <p>Where a {@code pyproject.toml} of at most 1 MiB lies beside it or in its place, the answer is a
     * {@link MetadataAnswer.SourceArchive}, which the resolver weighs.
     *
     * @param channel the archive; it is closed
     * @throws DamagedArchiveException if it is damaged
     * @throws IOException as the channel does
     */
    public static MetadataAnswer ofSdist(SeekableByteChannel channel, ArchiveKind kind, SdistMetadataRule rule)
            throws IOException {
        return ofSdist(channel, kind, rule, "");
    }

    /**
     * Reads the same in a folder of the archive, as if that was its top: who names an archive by its URL may say where
     * in it the project is.
     *
     * @param channel the archive; it is closed
     * @param subdirectory the path of the folder within the one folder of the archive; empty for that itself
     * @throws DamagedArchiveException if it is damaged
     * @throws IOException as the channel does
     */
    public static MetadataAnswer ofSdist(
            SeekableByteChannel channel, ArchiveKind kind, SdistMetadataRule rule, String subdirectory)
            throws IOException {
        return SdistMetadata.read(channel, kind, rule, subdirectory);
    }
}
