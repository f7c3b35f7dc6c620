// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private final List<Object> seen = new ArrayList<>();
    private final EventQueue queue = new EventQueue(seen::add);

    @Test
    void anErrorIsToldAndAnExceptionIsDroppedAndBothLetTheNextEventRun() {
        Error error = new StackOverflowError();
        queue.post(() -> {
            queue.post(() -> {
                throw new IllegalStateException("dropped");
            });
            queue.post(() -> seen.add("next"));
            throw error;
        });

        assertThat(seen).containsExactly(error, "next");
    }

    @Test
    void nothingRunsOnceItIsClosed() {
        queue.post(() -> {
            queue.post(() -> seen.add("late"));
            queue.close();
        });
        queue.post(() -> seen.add("later"));

        assertThat(seen).isEmpty();
    }
}
