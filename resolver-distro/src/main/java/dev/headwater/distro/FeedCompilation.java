// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro;

import dev.headwater.api.envelope.InvalidKeyFileException;
import dev.headwater.api.envelope.SignedFile;
import dev.headwater.api.envelope.SigningKeys;
import dev.headwater.distro.feed.Feed;
import dev.headwater.distro.feed.FeedFile;
import dev.headwater.distro.report.FeedReport;
import dev.headwater.distro.report.FeedReportJson;
import dev.headwater.distro.report.FeedReportText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A distributor's repository, compiled: the file that an index of kind {@code feed} is, and what there is to say of it.
 *
 * @since 0.1.0
 */
public final class FeedCompilation {
    private final Feed feed;

    FeedCompilation(Feed feed) {
        this.feed = feed;
    }

    /**
     * {@return the file, the same for the same lists and settings}
     *
     * @throws IllegalArgumentException if the feed is larger than a file holds
     */
    public byte[] file() {
        return FeedFile.toBytes(feed);
    }

    /**
     * {@return the file with a signature before it}
     *
     * @param pem the text of a file with a private Ed25519 key, {@code BEGIN PRIVATE KEY}
     * @throws IllegalArgumentException if it has no such key; what it has is not repeated
     */
    public byte[] signedFile(String pem) {
        try {
            return SignedFile.sign(file(), SigningKeys.privateKey(pem));
        } catch (InvalidKeyFileException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("has a key that does not sign", e);
        }
    }

    /** {@return what was mapped by what evidence, and what is to be looked at, in lines} */
    public String reportText() {
        return FeedReportText.of(FeedReport.of(feed));
    }

    /** {@return the same as a JSON object} */
    public String reportJson() {
        return FeedReportJson.of(FeedReport.of(feed));
    }

    /**
     * Writes a file so that it is there whole or not at all, whatever happens meanwhile.
     *
     * @throws IOException if that fails, or what is there is no regular file; then what was there is there
     */
    public static void write(byte[] file, Path target) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(target.toString(), null, "is there already, and is no regular file");
        }
        String chance = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path aside = target.resolveSibling(target.getFileName() + "." + chance + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(file);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(aside);
            throw e;
        }
    }
}
