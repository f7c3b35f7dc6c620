// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineWriterTest {
    @Test
    void writesAllLinesOfAllThreadsEachOfThemInItsOrder() throws InterruptedException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (LineWriter log = new LineWriter(new PrintStream(written, false, StandardCharsets.UTF_8))) {
            List<Thread> threads = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                threads.add(
                        new Thread(() -> IntStream.range(0, 5_000).forEach(number -> log.accept(name + " " + number))));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(15_000);
        for (String name : List.of("a ", "b ", "c ")) {
            assertThat(lines.stream().filter(line -> line.startsWith(name)))
                    .containsExactlyElementsOf(IntStream.range(0, 5_000)
                            .mapToObj(number -> name + number)
                            .toList());
        }
    }

    @Test
    void writesInOneGoWhatCameWhileItWrote() throws InterruptedException {
        Slow slow = new Slow();
        try (LineWriter log = new LineWriter(new PrintStream(slow, false, StandardCharsets.UTF_8))) {
            log.accept("first");
            slow.hasBegun.await();
            IntStream.range(0, 100).forEach(number -> log.accept("line " + number));
            slow.mayGoOn.countDown();
        }
        assertThat(slow.writes).isEqualTo(2);
    }

    @Test
    void mayBeClosedAgain() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        LineWriter log = new LineWriter(new PrintStream(written, false, StandardCharsets.UTF_8));
        log.accept("only");
        log.close();
        log.close();
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("only\n");
    }

    /** Stands still in its first write until it is told to go on. */
    private static final class Slow extends OutputStream {
        private final CountDownLatch hasBegun = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);
        private int writes;

        @Override
        public void write(int octet) {
            throw new AssertionError("one octet at a time");
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            writes++;
            hasBegun.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
