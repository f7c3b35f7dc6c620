// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import dev.headwater.tests.loopback.Framing;
import dev.headwater.tests.loopback.Line;
import dev.headwater.tests.loopback.LoopbackServer;
import dev.headwater.tests.loopback.Question;
import dev.headwater.tests.loopback.Reply;
import dev.headwater.tests.loopback.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ServerSocketFactory;

/** Serves supplies, and does to each answer what a plan says. */
final class FaultyServer implements AutoCloseable {
    /** Of these none is an absence. A 304 is the truth where it is asked for, for nothing here ever changes. */
    private static final int[] STATUSES = {204, 206, 301, 304, 400, 401, 403, 408, 416, 429, 500, 502, 503, 504};

    private static final byte[] NOISE = "\u0001\u0002 no HTTP\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Replies replies;
    private final LoopbackServer server;
    private final Map<Fault, Integer> done = new ConcurrentHashMap<>();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    /** The last answer on each connection. Guarded by itself. */
    private final Map<Line, Wire> last = new WeakHashMap<>();

    private volatile FaultPlan plan;

    FaultyServer(Replies replies, FaultPlan plan, ServerSocketFactory sockets) {
        this.replies = replies;
        this.plan = plan;
        server = new LoopbackServer(sockets, this::answer);
    }

    FaultyServer(Replies replies, FaultPlan plan) {
        this(replies, plan, ServerSocketFactory.getDefault());
    }

    /** Goes on by another plan. */
    void follow(FaultPlan other) {
        plan = other;
    }

    int port() {
        return server.port();
    }

    /** {@return what went wrong, in order} */
    Queue<String> told() {
        return told;
    }

    /** {@return how often something went wrong, by kind} */
    Map<Fault, Integer> done() {
        return done;
    }

    private boolean answer(Question question, Line line) throws IOException {
        FaultPlan.Step step = plan.next(question.path());
        Reply sound = replies.of(question.path()).to(question);
        Wire wire = wire(sound, question, step);
        Wire before;
        synchronized (last) {
            before = last.put(line, wire);
        }
        if (step.fault().isEmpty()) {
            return line.say(wire);
        }
        done.merge(step.fault().get(), 1, Integer::sum);
        told.add(step.fault().get() + " " + question.path() + " "
                + question.header("range").map(range -> range + " ").orElse("") + step.framing());
        return new Breaking(question, line, step, sound, wire, before == null ? wire : before)
                .answer(step.fault().get());
    }

    private static Wire wire(Reply reply, Question question, FaultPlan.Step step) {
        return Wire.of(reply, step.framing(), step.packed() && question.takesGzip());
    }

    /** One answer that goes wrong. */
    private final class Breaking {
        private final Question question;
        private final Line line;
        private final FaultPlan.Step step;
        private final Reply sound;
        private final Wire wire;
        private final Wire before;
        private final Random random;

        Breaking(Question question, Line line, FaultPlan.Step step, Reply sound, Wire wire, Wire before) {
            this.question = question;
            this.line = line;
            this.step = step;
            this.sound = sound;
            this.wire = wire;
            this.before = before;
            random = step.random();
        }

        boolean answer(Fault fault) throws IOException {
            return switch (fault) {
                case CUT_IN_HEAD -> cut(random.nextInt(wire.head().length));
                case CUT_IN_BODY -> cut(withinBody());
                case CUT_BEFORE_LAST -> cut(wire.bytes().length - 1);
                case RESET -> {
                    line.resetAtEnd();
                    yield cut(withinBody());
                }
                case TRUNCATED -> truncate();
                case HELD -> hold(0);
                case HELD_IN_BODY -> hold(withinBody());
                case STATUS -> line.say(wire(status(), question, step));
                case OTHER -> line.say(wire(other(), question, step));
                case REPEATED -> line.say(isAbsence(before) ? wire(other(), question, step) : before);
                case TWICE -> twice();
                case LONGER -> line.say(wire) && noise();
                case NOISE -> noise();
                case FLIPPED -> flip();
            };
        }

        /**
         * An absence says of no project that it is absent: the question alone tells. So one that answers another
         * question is a lie that nobody finds out, and no plan tells it.
         */
        private static boolean isAbsence(Wire any) {
            return new String(any.head(), StandardCharsets.US_ASCII).startsWith("HTTP/1.1 404");
        }

        /**
         * Each question behind it on the connection would have the answer of the one before, absences among them: so
         * there is one only.
         */
        private boolean twice() throws IOException {
            boolean goesOn = line.say(wire);
            if (goesOn && !isAbsence(wire)) {
                line.say(wire);
            }
            return false;
        }

        private int withinBody() {
            return wire.head().length + (wire.body().length == 0 ? -1 : random.nextInt(wire.body().length));
        }

        private boolean cut(int length) throws IOException {
            line.say(wire.bytes(), length);
            return false;
        }

        private boolean hold(int length) throws IOException {
            line.say(wire.bytes(), length);
            line.untilGone();
            return false;
        }

        private boolean noise() throws IOException {
            line.say(NOISE);
            return true;
        }

        private Reply status() {
            return sound.withStatus(STATUSES[random.nextInt(STATUSES.length)]);
        }

        private Reply other() {
            return replies.other(question.path(), random.nextInt()).to(question);
        }

        /**
         * Of a page in HTML, and of metadata without a hash, nobody can tell that it was longer, if its length is
         * right.
         */
        private boolean truncate() throws IOException {
            byte[] body = sound.body();
            boolean isOpenEnded = "text/html".equals(sound.headers().get("Content-Type"))
                    || (question.path().endsWith(".metadata") && !replies.isHashed(question.path()));
            if (body.length == 0 || isOpenEnded) {
                return cut(withinBody());
            }
            Reply shorter = sound.withBody(Arrays.copyOf(body, random.nextInt(body.length)));
            return line.say(Wire.of(shorter, Framing.LENGTH, step.packed() && question.takesGzip()));
        }

        /** A page, and metadata without a hash, are their own only witness, unless they are packed. */
        private boolean flip() throws IOException {
            boolean isPacked = step.packed() && question.takesGzip();
            if (sound.status() >= 300 || !(isPacked || replies.isHashed(question.path()))) {
                return cut(withinBody());
            }
            byte[] body = isPacked ? Wire.pack(sound.body()) : sound.body().clone();
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            Reply flipped = sound.withBody(body);
            return line.say(
                    Wire.of(isPacked ? flipped.with("Content-Encoding", "gzip") : flipped, step.framing(), false));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
