// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.conda;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The lists of a channel, of which most is about packages that no project is told of. */
@FunctionalInterface
public interface CondaListing {
    /**
     * Reads them.
     *
     * @param mapped the names of which all builds are wanted; of others those that declare something are kept
     */
    CompletableFuture<CondaSnapshot> read(Set<String> mapped);
}
