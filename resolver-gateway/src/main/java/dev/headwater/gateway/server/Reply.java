// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    private final SlowReaders.Reader reader;
    private final Callback callback;
    private final Consumer<String> log;

    Reply(Request request, Response response, Callback callback, SlowReaders readers, Consumer<String> log) {
        this(request, response, readers.reader(request, response), callback, log);
        response.getHeaders().put(NO_SNIFFING);
        response.getHeaders().put(NOTHING_ELSE);
    }

    private Reply(
            Request request, Response response, SlowReaders.Reader reader, Callback callback, Consumer<String> log) {
        this.request = request;
        this.response = response;
        this.reader = reader;
        this.callback = callback;
        this.log = log;
    }

    /** {@return the same, with something to be done once it is over; it is done once} */
    Reply whenOver(Runnable last) {
        AtomicBoolean isOver = new AtomicBoolean();
        Runnable first = () -> {
            if (isOver.compareAndSet(false, true)) {
                last.run();
            }
        };
        return new Reply(request, response, reader, Callback.from(callback, first), log);
    }

    /**
     * Answers once something is there. Whatever is thrown on the way is logged, and the client told or cut off: nobody
     * waits for ever, and what is to be done once it is over is done.
     *
     * @param executor where it is answered
     */
    <T> void once(Supplier<? extends CompletionStage<T>> beginning, Executor executor, Consumer<? super T> answer) {
        safely(() -> {
            CompletableFuture<?> unused = beginning.get().toCompletableFuture().whenComplete((there, thrown) -> {
                if (thrown != null) {
                    defect(thrown);
                } else {
                    safely(() -> executor.execute(() -> safely(() -> answer.accept(there))));
                }
            });
            assert unused != null;
        });
    }

    /** Does some of answering; what it throws is logged, and the client told or cut off. */
    void safely(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | Error e) {
            defect(e);
        }
    }

    private void defect(Throwable thrown) {
        try {
            log.accept("defect: " + Request.getPathInContext(request) + ": " + thrown);
            if (response.isCommitted()) {
                callback.failed(thrown);
            } else {
                failed(500, "The gateway itself failed.\n");
            }
        } catch (RuntimeException | Error e) {
            callback.failed(thrown);
        }
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

    /** Writes some of a body; one after the other. */
    void write(boolean isLast, ByteBuffer bytes, Callback written) {
        reader.write(isLast, bytes, written);
    }

    /** Answers with a text for people that nobody keeps. */
    void text(int status, String text) {
        with(HttpHeader.CACHE_CONTROL, "no-store");
        bytes(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers that something cannot be had, whatever was to be said of it. */
    void failed(int status, String text) {
        response.getHeaders().remove(HttpHeader.ACCEPT_RANGES);
        response.getHeaders().remove(HttpHeader.CONTENT_ENCODING);
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
            write(Slices.of(body), body.length);
        }
    }

    /** Answers with a text that is read as the client takes it, and closed in the end; not for who wants headers. */
    void stream(int status, String type, int length, InputStream body) {
        with(HttpHeader.CONTENT_TYPE, type);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        whenOver(() -> close(body)).write(Slices.of(body), length);
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It was read from memory.
        }
    }

    private void write(Slices slices, int length) {
        new SliceWriter(slices, length, this).iterate();
    }

    /** Answers with headers alone. */
    void nothing(int status) {
        response.setStatus(status);
        callback.succeeded();
    }

    /** Answers that what the client has is still so, without a length: none is not zero. */
    void unchanged() {
        response.setStatus(304);
        // Not the last: then the server would add a length of zero.
        write(false, ByteBuffer.allocate(0), callback);
    }

    /** Sends to another place. */
    void elsewhere(int status, String location) {
        with(HttpHeader.LOCATION, location);
        text(status, "see " + location + "\n");
    }
}
