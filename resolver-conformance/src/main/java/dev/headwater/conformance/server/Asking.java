// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.policy.IndexFactory;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.http.store.CacheFolder;
import dev.headwater.http.store.PageStore;
import java.nio.file.Path;
import java.time.Clock;

/** How this library asks the indexes of a scenario, step by step. */
public interface Asking {
    /** {@return where answers are kept from one step to the next; asked for in each step} */
    PageStore store(Clock clock);

    /**
     * {@return what is asked in a step}
     *
     * @param network what asks over the network
     */
    default IndexFactory indexes(Scenario step, IndexFactory network) {
        return network;
    }

    /** {@return as it asks who keeps nothing} */
    static Asking keepingNothing() {
        return clock -> PageStore.none();
    }

    /** {@return as it asks who has a folder to keep answers in, which need not be there yet} */
    static Asking keepingIn(Path folder) {
        return clock -> CacheFolder.builder(folder, clock).open();
    }
}
