// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fault;

import dev.headwater.tests.loopback.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes connections on to a port, and changes one bit of what comes back on two of three. */
final class TamperingRelay implements AutoCloseable {
    /** Behind the handshake, mostly. */
    private static final int FARTHEST = 6000;

    private final ServerSocket door;
    private final int port;
    private final Random random;
    private final AtomicInteger flips = new AtomicInteger();

    TamperingRelay(int port, long seed) throws IOException {
        this.port = port;
        random = Seeds.random(seed);
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "tampering-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = door.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                int at = random.nextInt(3) == 0 ? Integer.MAX_VALUE : random.nextInt(FARTHEST);
                int bit = 1 << random.nextInt(8);
                start(() -> copy(near, far, Integer.MAX_VALUE, bit));
                start(() -> copy(far, near, at, bit));
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private void copy(Socket from, Socket to, int at, int bit) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[4096];
            long passed = 0;
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (at >= passed && at < passed + count) {
                    bytes[(int) (at - passed)] ^= (byte) bit;
                    flips.incrementAndGet();
                }
                passed += count;
                out.write(bytes, 0, count);
            }
        } catch (IOException e) {
            // One side hung up.
        }
    }

    int port() {
        return door.getLocalPort();
    }

    int flips() {
        return flips.get();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
