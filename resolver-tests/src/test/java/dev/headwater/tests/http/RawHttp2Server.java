// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A server that answers each HTTP/2 request with the frames that a test tells it to.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-6">RFC 9113, 6: frame definitions</a>
 */
final class RawHttp2Server implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;
    static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    /** {@code :status: 200}, from the static table. */
    static final byte[] STATUS_200 = {(byte) 0x88};

    private static final int PREFACE = 24;
    private static final int ACK = 1;

    private final SSLServerSocket door;
    private final Answer answer;
    private final List<SSLSocket> open = new CopyOnWriteArrayList<>();

    /** Answers one request. */
    @FunctionalInterface
    interface Answer {
        void say(OutputStream output, int stream) throws IOException;
    }

    RawHttp2Server(SSLContext context, Answer answer) throws IOException {
        this.answer = answer;
        door = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0);
        SSLParameters parameters = door.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        door.setSSLParameters(parameters);
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                SSLSocket socket = (SSLSocket) door.accept();
                open.add(socket);
                start(() -> hold(socket));
            }
        } catch (IOException e) {
            // The door was closed.
        }
    }

    private void hold(SSLSocket socket) {
        try (socket) {
            DataInputStream input = new DataInputStream(socket.getInputStream());
            OutputStream output = socket.getOutputStream();
            input.skipNBytes(PREFACE);
            output.write(frame(SETTINGS, 0, 0, new byte[0]));
            while (true) {
                int length = input.readUnsignedByte() << 16 | input.readUnsignedShort();
                int type = input.readUnsignedByte();
                int flags = input.readUnsignedByte();
                int stream = input.readInt();
                input.skipNBytes(length);
                if (type == SETTINGS && flags != ACK) {
                    output.write(frame(SETTINGS, ACK, 0, new byte[0]));
                } else if (type == HEADERS) {
                    answer.say(output, stream);
                }
            }
        } catch (IOException e) {
            // The other side went away, or the answer was to hang up.
        }
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** {@return status 200 with a length that is announced} */
    static byte[] headers(int contentLength) throws IOException {
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        headers.write(STATUS_200);
        // A literal without indexing, its name the 28th of the static table: content-length.
        headers.write(new byte[] {0x0f, 0x0d});
        literal(headers, Integer.toString(contentLength));
        return headers.toByteArray();
    }

    /** {@return one header as a literal with a new name} */
    static byte[] header(String name, String value) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.write(0);
        literal(header, name);
        literal(header, value);
        return header.toByteArray();
    }

    private static void literal(ByteArrayOutputStream target, String text) throws IOException {
        target.write(text.length());
        target.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (SSLSocket socket : open) {
            socket.close();
        }
    }
}
