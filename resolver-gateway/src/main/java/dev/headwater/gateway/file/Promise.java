// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.file;

import dev.headwater.api.distribution.FileDigest;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** What a page promises of a file. */
public final class Promise {
    private Promise() {}

    /** {@return whether what hashes to that is surely the file: the hash is strong, and can be computed here} */
    public static boolean isProof(FileHash hash) {
        return hash.isStrong() && FileDigest.isKnown(hash.algorithm());
    }

    /** {@return whether one of the hashes that a page promises is such a proof} */
    public static boolean isProven(FileHashes promised) {
        return promised.asList().stream().anyMatch(Promise::isProof);
    }

    /** {@return what is otherwise with all bytes of a file than its page promises; empty where they are the ones} */
    static Optional<String> broken(FileChannel channel, FileHashes promised) throws IOException {
        channel.position(0);
        // Not to be closed: it would close the channel.
        InputStream in = Channels.newInputStream(channel);
        return broken(in, promised);
    }

    /** {@return the same of bytes that are read to their end} */
    static Optional<String> broken(InputStream in, FileHashes promised) throws IOException {
        FileHashes found = FileDigest.of(
                in, promised.asList().stream().map(FileHash::algorithm).toList());
        for (FileHash hash : promised) {
            Optional<FileHash> own = found.of(hash.algorithm());
            if (own.isPresent() && !own.get().equals(hash)) {
                return Optional.of("a file came with " + own.get() + ", where the page promises " + hash);
            }
        }
        return Optional.empty();
    }
}
