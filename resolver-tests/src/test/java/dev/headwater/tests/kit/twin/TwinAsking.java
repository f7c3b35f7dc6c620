// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.api.policy.IndexFactory;
import dev.headwater.conformance.scenario.Questions;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.conformance.server.Asking;
import dev.headwater.http.store.PageStore;
import dev.headwater.tests.store.MemoryStore;
import java.time.Clock;

/** Asks over the network through a reader, and keeps answers from one step to the next. */
public final class TwinAsking implements Asking {
    private final Reader reader;
    private final PageStore store;

    public TwinAsking(Reader reader) {
        this(reader, new MemoryStore());
    }

    public TwinAsking(Reader reader, PageStore store) {
        this.reader = reader;
        this.store = store;
    }

    @Override
    public PageStore store(Clock clock) {
        return store;
    }

    @Override
    public IndexFactory indexes(Scenario step, IndexFactory network) {
        return new TwinRun(step, new Questions(), reader).reading(network);
    }
}
