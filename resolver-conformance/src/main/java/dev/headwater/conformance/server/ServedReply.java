// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import com.sun.net.httpserver.HttpExchange;
import dev.headwater.api.index.IndexFault;
import java.io.IOException;

/** What a server answers. */
final class ServedReply {
    static final int OK = 200;
    static final int FOUND = 302;
    static final int NOT_FOUND = 404;
    static final int NOT_ALLOWED = 405;

    final int status;
    private final String type;
    private final String location;
    private final byte[] body;

    private ServedReply(int status, String type, String location, byte[] body) {
        this.status = status;
        this.type = type;
        this.location = location;
        this.body = body;
    }

    static ServedReply of(String type, byte[] body) {
        return new ServedReply(OK, type, "", body);
    }

    static ServedReply ofStatus(int status) {
        return new ServedReply(status, "", "", new byte[0]);
    }

    static ServedReply ofFault(IndexFault fault) {
        return ofStatus(fault.status().orElse(ServedRequest.NONE));
    }

    static ServedReply redirect(String location) {
        return new ServedReply(FOUND, "", location, new byte[0]);
    }

    void send(HttpExchange exchange) throws IOException {
        // Without a status the exchange is closed before anything was sent, and the connection with it.
        if (status == ServedRequest.NONE) {
            return;
        }
        if (!type.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", type);
        }
        if (!location.isEmpty()) {
            exchange.getResponseHeaders().set("Location", location);
        }
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        if (isHead) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        exchange.sendResponseHeaders(status, isHead || body.length == 0 ? -1 : body.length);
        if (!isHead && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
