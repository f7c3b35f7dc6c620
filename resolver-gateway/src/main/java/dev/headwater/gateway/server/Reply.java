// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A request that is answered, once. */
final class Reply {
    private static final HttpField NO_SNIFFING = new HttpField("X-Content-Type-Options", "nosniff");
    private static final HttpField NOTHING_ELSE = new HttpField("Content-Security-Policy", "default-src 'none'");

    private static final HttpField OUR_STYLE = new HttpField(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    private final Request request;
    private final Response response;
    private final Callback callback;

    Reply(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        response.getHeaders().put(NO_SNIFFING);
        response.getHeaders().put(NOTHING_ELSE);
    }

    /** {@return the same, with something to be done once it is over} */
    Reply whenOver(Runnable last) {
        return new Reply(request, response, Callback.from(callback, last));
    }

    /** {@return a header of the request; several of one name are one list} */
    Optional<String> asked(HttpHeader header) {
        return Optional.ofNullable(request.getHeaders().get(header)).map(first -> {
            String all = String.join(",", request.getHeaders().getValuesList(header));
            return all.isEmpty() ? first : all;
        });
    }

    /** {@return whether nothing but headers is wanted} */
    boolean isForHeaders() {
        return HttpMethod.HEAD.is(request.getMethod());
    }

    /** Sets a header. */
    Reply with(HttpHeader header, String value) {
        response.getHeaders().put(header, value);
        return this;
    }

    /** Lets a page have our own style sheet, and still nothing else; nobody keeps it, or is told where it was. */
    Reply forPeople() {
        response.getHeaders().put(OUR_STYLE);
        response.getHeaders().put("Referrer-Policy", "no-referrer");
        return with(HttpHeader.CACHE_CONTROL, "no-store");
    }

    Response response() {
        return response;
    }

    Callback callback() {
        return callback;
    }

    /** Answers with a text for people that nobody keeps. */
    void text(int status, String text) {
        with(HttpHeader.CACHE_CONTROL, "no-store");
        bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers that a file cannot be had, whatever was to be said of it. */
    void failedFile(int status, String text) {
        response.getHeaders().remove(HttpHeader.ETAG);
        response.getHeaders().remove(HttpHeader.CONTENT_RANGE);
        text(status, text);
    }

    /** Answers with bytes. */
    void bytes(int status, String type, byte[] body) {
        with(HttpHeader.CONTENT_TYPE, type);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        if (isForHeaders()) {
            callback.succeeded();
        } else {
            response.write(true, ByteBuffer.wrap(body), callback);
        }
    }

    /** Answers with headers alone. */
    void nothing(int status) {
        response.setStatus(status);
        callback.succeeded();
    }

    /** Sends to another place. */
    void elsewhere(int status, String location) {
        with(HttpHeader.LOCATION, location);
        text(status, "see " + location + "\n");
    }
}
