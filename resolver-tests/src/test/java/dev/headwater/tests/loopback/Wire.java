// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.loopback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/**
 * An answer as it goes over the wire.
 *
 * @param head the head, with the empty line
 * @param body what comes behind it
 * @param closes whether the connection ends with it
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record Wire(byte[] head, byte[] body, boolean closes) {
    private static final int CHUNK = 97;

    /** {@return an answer, framed} Without a body, a status has no frame. */
    public static Wire of(Reply reply, Framing framing, boolean packed) {
        boolean hasBody = reply.status() >= 200 && reply.status() != 204 && reply.status() != 304;
        byte[] bytes = packed ? pack(reply.body()) : reply.body();
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Said\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (packed && hasBody) {
            head.append("Content-Encoding: gzip\r\n");
        }
        if (hasBody) {
            head.append(
                    switch (framing) {
                        case LENGTH -> "Content-Length: " + bytes.length + "\r\n";
                        case CHUNKED -> "Transfer-Encoding: chunked\r\n";
                        case CLOSE -> "Connection: close\r\n";
                    });
        }
        byte[] body = !hasBody ? new byte[0] : framing == Framing.CHUNKED ? chunks(bytes) : bytes;
        return new Wire(
                head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII),
                body,
                hasBody && framing == Framing.CLOSE);
    }

    /** {@return all of it} */
    public byte[] bytes() {
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** {@return bytes, packed} */
    public static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] chunks(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < bytes.length; from += CHUNK) {
            int length = Math.min(CHUNK, bytes.length - from);
            out.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, from, length);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
