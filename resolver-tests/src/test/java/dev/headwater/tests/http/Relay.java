// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Passes bytes on, for connections to be counted and proxies to be made of. */
final class Relay {
    private Relay() {}

    /** {@return a server that passes each connection on to a port of this machine} */
    static RawServer to(int port) {
        return RawServer.holding((socket, connection) -> join(socket, port));
    }

    /** Joins a connection with one to a port of this machine, until one side hangs up. */
    static void join(Socket near, int port) throws IOException {
        try (Socket far = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread back = new Thread(() -> copy(far, near));
            back.setDaemon(true);
            back.start();
            copy(near, far);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side hung up.
        }
    }
}
