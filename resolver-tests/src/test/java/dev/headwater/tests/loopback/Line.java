// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.loopback;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** One connection, seen from the server; of one thread. */
public final class Line {
    private final Socket socket;
    private final InputStream input;

    Line(Socket socket) throws IOException {
        this.socket = socket;
        input = new BufferedInputStream(socket.getInputStream());
    }

    /** {@return the next question; empty if the other side hung up} */
    Optional<Question> next() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int b = input.read();
            if (b < 0) {
                return Optional.empty();
            }
            head.write(b);
            matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
        }
        return Optional.of(Question.parse(head.toString(StandardCharsets.US_ASCII)));
    }

    /** Says so many of some bytes. */
    public void say(byte[] bytes, int count) throws IOException {
        socket.getOutputStream().write(Arrays.copyOf(bytes, count));
        socket.getOutputStream().flush();
    }

    /** Says all of some bytes. */
    public void say(byte[] bytes) throws IOException {
        say(bytes, bytes.length);
    }

    /** {@return whether the connection goes on behind an answer, which this says} */
    public boolean say(Wire wire) throws IOException {
        say(wire.bytes());
        return !wire.closes();
    }

    /** Has the connection end in a reset instead of a farewell. */
    public void resetAtEnd() throws IOException {
        socket.setSoLinger(true, 0);
    }

    /** Waits until the other side hangs up. */
    public void untilGone() throws IOException {
        while (input.read() >= 0) {
            // Whatever it still says.
        }
    }
}
