// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.distro.listed.PackageFile;
import java.util.concurrent.CompletableFuture;

/** Gets packages out of the pool of an archive. */
@FunctionalInterface
public interface PackageFiles {
    /**
     * Gets a package whole, held against the digest of its stanza.
     *
     * @return its bytes; ends with an {@link UnreadableRepositoryException} where it cannot be had, is not what the
     *     stanza says, or is larger than what is read
     */
    CompletableFuture<byte[]> get(PackageFile file);
}
