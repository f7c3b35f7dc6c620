// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host.login;

import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import java.util.List;
import java.util.stream.Stream;

/** The URLs that an index is asked at. */
public final class IndexLocations {
    private IndexLocations() {}

    /** {@return them, the main one first; empty if the index is not on the network} */
    public static List<String> of(IndexEntry entry) {
        if (entry.kind().isRemote()) {
            return Stream.concat(Stream.of(entry.location()), entry.mirrors().stream())
                    .toList();
        }
        return entry.kind() == IndexKind.FEED && !entry.isLocal()
                ? List.of(entry.location())
                : entry.feed().sources().stream()
                        .filter(source -> source.kind() == FeedSource.Kind.URL)
                        .map(FeedSource::location)
                        .toList();
    }
}
