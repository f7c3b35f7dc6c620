// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.ProvidedPackage.Trust;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What packages of one feed say of the feed. It is as old as the oldest of its sources that provides one of them, and
 * vouched for as far as the least of these.
 *
 * @param trust how far it is vouched for; empty where there is no package
 * @param date the date of what it says
 * @param digest the digest of what it says, where all have the same
 */
record FeedState(Optional<Trust> trust, Optional<Instant> date, Optional<String> digest) {
    static FeedState of(List<ProvidedPackage> packages) {
        // The constants of trust go from the most to the least.
        List<Optional<String>> digests =
                packages.stream().map(ProvidedPackage::feedDigest).distinct().toList();
        return new FeedState(
                packages.stream().map(ProvidedPackage::trust).max(Comparator.naturalOrder()),
                packages.stream().flatMap(by -> by.date().stream()).min(Comparator.naturalOrder()),
                digests.size() == 1 ? digests.get(0) : Optional.empty());
    }
}
