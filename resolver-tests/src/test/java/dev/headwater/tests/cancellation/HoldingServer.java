// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.cancellation;

import dev.headwater.tests.fault.Replies;
import dev.headwater.tests.loopback.Framing;
import dev.headwater.tests.loopback.Line;
import dev.headwater.tests.loopback.LoopbackServer;
import dev.headwater.tests.loopback.Question;
import dev.headwater.tests.loopback.Wire;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** A server that never answers one of the questions, the so-manieth. */
final class HoldingServer implements AutoCloseable {
    private final Replies replies;
    private final LoopbackServer server = new LoopbackServer(this::answer);

    /** How many questions came. Guarded by this, like the three below. */
    private int questions;

    private int silentAbout;
    private CompletableFuture<Void> held = new CompletableFuture<>();
    private CompletableFuture<Void> letGo = new CompletableFuture<>();

    HoldingServer(Replies replies) {
        this.replies = replies;
    }

    /** Begins to count anew, and is silent about the question of this number; about none if it is 0. */
    synchronized void hold(int number) {
        questions = 0;
        silentAbout = number;
        held = new CompletableFuture<>();
        letGo = new CompletableFuture<>();
    }

    /** {@return done once the question is held} */
    synchronized CompletableFuture<Void> held() {
        return held;
    }

    /** Waits until whoever asked the question that is held has hung up, if it was asked. */
    void awaitLetGo() {
        CompletableFuture<Void> gone;
        synchronized (this) {
            if (!held.isDone()) {
                return;
            }
            gone = letGo;
        }
        gone.join();
    }

    synchronized int questions() {
        return questions;
    }

    void awaitEmpty() throws InterruptedException {
        server.awaitEmpty();
    }

    String base() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    private boolean answer(Question question, Line line) throws IOException {
        CompletableFuture<Void> gone = null;
        synchronized (this) {
            if (++questions == silentAbout) {
                gone = letGo;
                held.complete(null);
            }
        }
        if (gone == null) {
            return line.say(Wire.of(replies.of(question.path()).to(question), Framing.LENGTH, question.takesGzip()));
        }
        try {
            line.untilGone();
        } finally {
            gone.complete(null);
        }
        return false;
    }

    @Override
    public void close() {
        server.close();
    }
}
