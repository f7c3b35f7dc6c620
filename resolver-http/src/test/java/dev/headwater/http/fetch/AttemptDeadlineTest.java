// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.AuthenticationMode;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class AttemptDeadlineTest {
    private static final String URL = "https://packages.example.org/simple/";

    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private int planned;
    private int calledOff;

    private Runnable plan(Duration wait, Runnable then) {
        planned++;
        return () -> calledOff++;
    }

    private AttemptDeadline deadline() {
        Site site = new Site(
                IndexId.parse("main"),
                Origin.parse(URL),
                AuthenticationMode.AUTO,
                Optional.empty(),
                Duration.ofSeconds(10),
                0,
                List.of(),
                false);
        return new AttemptDeadline(Fetch.builder(URL, site).build(), this::plan, over, () -> {});
    }

    @Test
    void countsNoTimeThatIsWaitedForATurn() throws InterruptedIOException {
        AttemptDeadline deadline = deadline();
        deadline.begin();
        Semaphore turn = new Semaphore(1);
        deadline.await(turn);
        assertThat(turn.availablePermits()).isZero();
        assertThat(calledOff).isEqualTo(1);
        assertThat(planned).isEqualTo(2);
    }

    @Test
    void waitsForNoTurnOnceTheAttemptIsOver() {
        over.complete(true);
        assertThatExceptionOfType(InterruptedIOException.class)
                .isThrownBy(() -> deadline().await(new Semaphore(0)));
    }
}
