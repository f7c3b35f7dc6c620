// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Many clients in one thread, which ask for the same paths again and again and do as little as they can with what
 * comes: a server is to be measured by it, not itself. A program for {@code tools/gateway_compare.py}.
 */
final class LoadClients {
    private static final int MOST_TIMES = 8 << 20;

    private final InetSocketAddress server;
    private final ByteBuffer[] requests;
    private final Selector selector;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(256 << 10);
    private final int[] micros = new int[MOST_TIMES];
    private int answers;
    private long bytes;
    private long end;

    private LoadClients(URI url, List<String> paths, String headers) throws IOException {
        this.server = new InetSocketAddress(url.getHost(), url.getPort());
        this.requests = new ByteBuffer[paths.size()];
        this.selector = Selector.open();
        for (int i = 0; i < requests.length; i++) {
            byte[] text = ("GET " + url.resolve(paths.get(i)).getRawPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                            + "\r\n" + headers + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            requests[i] = ByteBuffer.allocateDirect(text.length).put(text).flip();
        }
    }

    /**
     * Asks for a while, and says in a line what came: answers, bytes of bodies, nanoseconds, and the times of half and
     * of 99 of 100 answers in microseconds.
     *
     * @param arguments the URL that paths are relative to, a file with a path in each line, how many clients, for how
     *     many seconds, and the headers of a request by pairs
     */
    public static void main(String[] arguments) throws IOException {
        StringBuilder headers = new StringBuilder();
        for (int i = 4; i < arguments.length; i += 2) {
            headers.append(arguments[i]).append(": ").append(arguments[i + 1]).append("\r\n");
        }
        List<String> paths = Files.readAllLines(Path.of(arguments[1]));
        LoadClients clients = new LoadClients(URI.create(arguments[0]), paths, headers.toString());
        clients.run(Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]) * 1_000_000_000L);
    }

    private void run(int count, long nanos) throws IOException {
        long begun = System.nanoTime();
        end = begun + nanos;
        for (int number = 0; number < count; number++) {
            // Each begins somewhere else, as installers that were not started together.
            new Client(number * requests.length / 7).open();
        }
        while (System.nanoTime() - end < 0) {
            selector.select(LoadClients::goOn, 100);
        }
        long taken = System.nanoTime() - begun;
        int known = Math.min(answers, MOST_TIMES);
        Arrays.sort(micros, 0, known);
        System.out.println(answers + " " + bytes + " " + taken + " " + micros[known / 2] + " "
                + micros[(int) (known * 99L / 100)]);
    }

    private static void goOn(SelectionKey key) {
        Client client = (Client) key.attachment();
        try {
            client.goOn();
        } catch (IOException e) {
            throw new IllegalStateException(client.path(), e);
        }
    }

    /** One that asks again once it has its answer. */
    private final class Client {
        private int place;
        private SocketChannel channel = SocketChannel.open();
        private long asked;
        private final Answer answer = new Answer();

        Client(int place) throws IOException {
            this.place = place;
        }

        String path() {
            return StandardCharsets.US_ASCII
                    .decode(requests[place % requests.length].duplicate())
                    .toString();
        }

        void open() throws IOException {
            channel = SocketChannel.open(server);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
            ask();
        }

        private void ask() throws IOException {
            asked = System.nanoTime();
            answer.begin();
            ByteBuffer request = requests[place % requests.length].duplicate();
            while (request.hasRemaining()) {
                channel.write(request);
            }
        }

        void goOn() throws IOException {
            chunk.clear();
            int count = channel.read(chunk);
            boolean isOver = count < 0 ? answer.end() : answer.take(chunk.flip());
            if (isOver) {
                note();
                place++;
                if (answer.isLast()) {
                    channel.close();
                    open();
                } else {
                    ask();
                }
            }
        }

        private void note() {
            if (answers < MOST_TIMES) {
                micros[answers] = (int) ((System.nanoTime() - asked) / 1000);
            }
            answers++;
            bytes += answer.length();
        }
    }

    /** What has come of an answer. */
    private static final class Answer {
        private static final byte[] NO_MORE = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        private final ByteBuffer head = ByteBuffer.allocate(16 << 10);
        private final byte[] tail = new byte[NO_MORE.length];
        private boolean isBody;
        private boolean isLast;
        private long left;
        private long length;

        void begin() {
            head.clear();
            isBody = false;
            length = 0;
        }

        long length() {
            return length;
        }

        /** {@return whether the connection ends with it} */
        boolean isLast() {
            return isLast;
        }

        /** {@return whether the end of the connection is the end of it} */
        boolean end() throws EOFException {
            if (!isBody || left > 0 || !isLast) {
                throw new EOFException("an answer was cut off");
            }
            return true;
        }

        boolean take(ByteBuffer read) throws IOException {
            while (!isBody && read.hasRemaining()) {
                byte next = read.get();
                head.put(next);
                int size = head.position();
                if (next == '\n' && size > 3 && head.get(size - 3) == '\n') {
                    readHead(new String(head.array(), 0, size, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
                }
            }
            length += read.remaining();
            if (left >= 0) {
                left -= read.remaining();
                return isBody && left == 0;
            }
            // In chunks, the last of which is empty. That looks like nothing else in what is asked for here.
            for (int i = Math.max(0, read.remaining() - tail.length); i < read.remaining(); i++) {
                System.arraycopy(tail, 1, tail, 0, tail.length - 1);
                tail[tail.length - 1] = read.get(read.position() + i);
            }
            return isBody && Arrays.equals(tail, NO_MORE);
        }

        private void readHead(String text) throws IOException {
            if (!text.startsWith("http/1.1 200 ")) {
                throw new IOException(text);
            }
            isBody = true;
            isLast = text.contains("\nconnection: close");
            int place = text.indexOf("\ncontent-length: ");
            left = place < 0 ? -1 : Long.parseLong(text.substring(place + 17, text.indexOf('\r', place + 17)));
            if (left < 0 && !text.contains("\ntransfer-encoding: chunked")) {
                throw new IOException("an answer without an end: " + text);
            }
            Arrays.fill(tail, (byte) 0);
        }
    }
}
