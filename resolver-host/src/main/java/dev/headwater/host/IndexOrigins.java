// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.host.login.IndexLocations;
import java.util.List;

/**
 * Where an index is asked: what a login for it has to be bound to.
 *
 * @since 0.1.0
 */
public final class IndexOrigins {
    private IndexOrigins() {}

    /** {@return the origins of an index, its own before those of its mirrors; empty if it is not on the network} */
    public static List<Origin> of(IndexEntry entry) {
        return IndexLocations.of(entry).stream().map(Origin::parse).distinct().toList();
    }
}
