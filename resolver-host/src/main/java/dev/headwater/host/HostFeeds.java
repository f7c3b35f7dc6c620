// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.distro.DistroIndexes;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.store.PageStore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The feeds of distributors on a machine. A class of its own, for only who has such an index loads what it needs. */
final class HostFeeds {
    private HostFeeds() {}

    static DistroIndexes of(
            Machine machine, HttpIndexes network, Supplier<PageStore> cache, Consumer<String> onTrouble) {
        DistroIndexes.Builder feeds = DistroIndexes.builder()
                .clock(machine.clock())
                .network(() -> network)
                .cache(cache)
                .onTrouble(onTrouble);
        StateLocation.find(machine)
                .ifPresentOrElse(
                        folder -> feeds.state(folder.resolve("seen")),
                        () -> onTrouble.accept("the newest dates of distributors' archives are not kept: "
                                + StateLocation.VARIABLE + " is not set, and there is no home folder"));
        return feeds.build();
    }
}
