// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.distribution.FileDigest;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What comes of holding bytes against the hashes that an index promises: against every one that this Java can compute.
 * One that it cannot, such as BLAKE2, counts as not promised.
 *
 * @param fault what is wrong, as a clause, if a hash is not what it should be
 * @param proves whether the bytes are surely those that were promised: they have all hashes, a strong one among them
 */
record Checksum(Optional<String> fault, boolean proves) {
    /** Reads bytes to their end, if there is a hash to hold them against. */
    static Checksum of(InputStream in, FileHashes promised) throws IOException {
        FileHashes found = FileDigest.of(
                in, promised.asList().stream().map(FileHash::algorithm).toList());
        for (FileHash hash : promised) {
            Optional<FileHash> own = found.of(hash.algorithm());
            if (own.isPresent() && !own.get().equals(hash)) {
                String fault = "a file with " + hash.algorithm() + " "
                        + own.get().hex() + ", where the page promises " + hash.hex();
                return new Checksum(Optional.of(fault), false);
            }
        }
        return new Checksum(Optional.empty(), found.strongest().isPresent());
    }
}
