// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import com.sun.net.httpserver.HttpExchange;
import dev.headwater.api.index.IndexFault;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server answers. */
final class ServedReply {
    static final int OK = 200;
    static final int PART = 206;
    static final int FOUND = 302;
    static final int UNCHANGED = 304;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int NOT_ALLOWED = 405;
    static final int NOT_SATISFIABLE = 416;
    static final int DEFECT = 500;

    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,9})-([0-9]{1,9})");

    final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final boolean isLengthless;

    private ServedReply(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, body, false);
    }

    private ServedReply(int status, Map<String, String> headers, byte[] body, boolean isLengthless) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.isLengthless = isLengthless;
    }

    static ServedReply of(String type, byte[] body) {
        return new ServedReply(OK, Map.of("Content-Type", type), body);
    }

    /**
     * {@return a part of a file, as a header such as {@code bytes=-1000} or {@code bytes=10-19} asks for it; of its end
     * no more than half, so that it is a part}
     */
    static ServedReply ofPart(byte[] file, String range) {
        Matcher asked = RANGE.matcher(range);
        if (!asked.matches()) {
            return ofStatus(NOT_SATISFIABLE);
        }
        boolean isEnd = asked.group(1).isEmpty();
        int second = Integer.parseInt(asked.group(2));
        int from = isEnd ? Math.max(file.length / 2, file.length - second) : Integer.parseInt(asked.group(1));
        int to = isEnd ? file.length : Math.min(file.length, second + 1);
        if (from >= to) {
            return ofStatus(NOT_SATISFIABLE);
        }
        String of = "bytes " + from + "-" + (to - 1) + "/" + file.length;
        return new ServedReply(
                PART,
                Map.of("Content-Type", "application/octet-stream", "Content-Range", of),
                Arrays.copyOfRange(file, from, to));
    }

    /** {@return the same without a word of how long it is} */
    ServedReply lengthless() {
        return new ServedReply(status, headers, body, true);
    }

    static ServedReply ofStatus(int status) {
        return new ServedReply(status, Map.of(), new byte[0]);
    }

    static ServedReply ofFault(IndexFault fault) {
        return ofStatus(fault.status().orElse(ServedRequest.NONE));
    }

    static ServedReply redirect(String location) {
        return new ServedReply(FOUND, Map.of("Location", location), new byte[0]);
    }

    static ServedReply login() {
        return new ServedReply(UNAUTHORIZED, Map.of("WWW-Authenticate", "Basic realm=\"index\""), new byte[0]);
    }

    /** {@return the same with one more header} */
    ServedReply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ServedReply(status, more, body, isLengthless);
    }

    /** {@return that it has not changed} */
    ServedReply unchanged() {
        return new ServedReply(UNCHANGED, headers, new byte[0]);
    }

    /** {@return what its body hashes to} */
    String digest() {
        return FileBytes.sha256(body).of("sha256").orElseThrow().hex();
    }

    void send(HttpExchange exchange) throws IOException {
        // Without a status the exchange is closed before anything was sent, and the connection with it.
        if (status == ServedRequest.NONE) {
            return;
        }
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        if (isHead) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        // Zero is a length that is not told, and minus one none at all.
        exchange.sendResponseHeaders(status, isHead || body.length == 0 ? -1 : isLengthless ? 0 : body.length);
        if (!isHead && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
