// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.index.FaultDetail.Redirect.Refusal;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.http.address.Lookups;
import dev.headwater.http.body.Body;
import dev.headwater.http.body.BodyReader;
import dev.headwater.http.body.ReplyHeaders;
import dev.headwater.http.fetch.AttemptResult.Blame;
import dev.headwater.http.fetch.AttemptResult.Broken;
import dev.headwater.http.fetch.AttemptResult.Came;
import dev.headwater.http.fetch.AttemptResult.Moved;
import dev.headwater.http.files.FileTarget;
import dev.headwater.http.limit.Gate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One try at one URL. It hears from the client how far it got. */
final class Attempt extends EventListener {
    /** Has no body, whatever its headers say. */
    private static final int NOT_MODIFIED = 304;

    private static final Duration LAST_BYTES = Duration.ofMillis(100);

    private final Transport transport;
    private final Fetch fetch;
    private final HttpUrl url;
    private final HttpUrl home;
    private final Optional<String> authorization;
    private final Gate.Permit place;
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private final AttemptDeadline pace;
    private volatile Phase phase = Phase.CONNECTING;
    private volatile Optional<Duration> retryAfter = Optional.empty();
    /** Guarded by this. */
    private @Nullable Call call;
    /** Guarded by this. */
    private boolean cancelled;

    /**
     * Made without being begun.
     *
     * @param home any URL at the site's origin
     * @param authorization is what is sent to the origin alone
     */
    Attempt(
            Transport transport,
            Fetch fetch,
            HttpUrl url,
            HttpUrl home,
            Optional<String> authorization,
            Gate.Permit place) {
        this.transport = transport;
        this.fetch = fetch;
        this.url = url;
        this.home = home;
        this.authorization = authorization;
        this.place = place;
        pace = new AttemptDeadline(fetch, transport.timer(), over, this::cancel);
    }

    /** {@return what came of it} Blocks the thread until the answer is read or the try has failed. */
    AttemptResult run() {
        Lookups.abandonAt(over);
        pace.begin();
        try (Response response = begin().execute()) {
            phase = Phase.READING;
            AttemptResult outcome = read(response);
            if (response.code() == NOT_MODIFIED) {
                if (isWaitedFor(response)) {
                    closeCall();
                }
            } else if (!hasBody(response.code())) {
                skipRest(response);
            }
            return outcome;
        } catch (IOException e) {
            if (pace.isLate()) {
                return pace.late(phase);
            }
            // Nobody hears of what was called off, so that nothing is looked into.
            return over.isDone()
                    ? Broken.of(Blame.RULE, Kind.CLOSED, "called off")
                    : Diagnosis.of(e, phase, url.host(), fetch.site().timeout());
        } finally {
            pace.end();
            Lookups.forget();
        }
    }

    private Call begin() throws IOException {
        // Outside the lock: it may look up a name, and who cancels does not wait for that.
        Call begun = transport.call(fetch, url, home, request());
        begun.addEventListener(this);
        synchronized (this) {
            call = begun;
            if (cancelled) {
                begun.cancel();
            }
        }
        return begun;
    }

    /** Closes the call at once, from any thread. */
    void cancel() {
        over.complete(true);
        closeCall();
    }

    private synchronized void closeCall() {
        cancelled = true;
        if (call != null) {
            call.cancel();
        }
    }

    private Request request() {
        Request.Builder request = new Request.Builder().url(url);
        boolean mayBePacked =
                fetch.purpose() != Fetch.Purpose.FILE && fetch.range().isEmpty();
        request.header("Accept-Encoding", mayBePacked ? "gzip" : "identity");
        header(request, "Accept", Optional.of(fetch.accept()));
        header(request, "User-Agent", Optional.of(transport.userAgent()));
        header(request, "If-None-Match", fetch.ifNoneMatch());
        header(request, "If-Modified-Since", fetch.ifModifiedSince());
        header(request, "Range", fetch.range());
        header(request, "Authorization", authorization);
        return request.build();
    }

    /**
     * What cannot be sent is left out: an odd entity tag of a server costs an answer that need not have been read
     * again.
     */
    private static void header(Request.Builder request, String name, Optional<String> value) {
        if (value.isPresent() && canBeSent(value.get())) {
            request.header(name, value.get());
        }
    }

    private static boolean canBeSent(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private AttemptResult read(Response response) throws IOException {
        int status = response.code();
        return switch (status) {
            case 301, 302, 303, 307, 308 -> moved(status, response);
            default -> came(status, response);
        };
    }

    private AttemptResult moved(int status, Response response) {
        String location = response.header("Location");
        if (location == null) {
            return Broken.redirect(Refusal.NO_TARGET, Optional.empty()).withStatus(OptionalInt.of(status));
        }
        HttpUrl target = url.resolve(location);
        if (target == null) {
            return Broken.redirect(Refusal.NO_URL, Optional.empty());
        }
        if (!target.encodedUsername().isEmpty() || !target.encodedPassword().isEmpty()) {
            return Broken.redirect(Refusal.USER_INFORMATION, Optional.empty());
        }
        return new Moved(target.newBuilder().fragment(null).build().toString(), headers(response));
    }

    private AttemptResult came(int status, Response response) throws IOException {
        ReplyHeaders headers = headers(response);
        InputStream raw = response.body().byteStream();
        boolean hasBody = hasBody(status);
        Body body = hasBody ? body(headers, raw) : Body.empty();
        return new Came(
                status,
                headers,
                body,
                authorization.isPresent(),
                !hasBody || isLengthCertain(response, headers),
                status >= 400 ? problem(headers, raw) : Optional.empty(),
                retryAfter);
    }

    /** {@return whether the body is read, and to its end} A part that nobody asked for is not taken for the whole. */
    private boolean hasBody(int status) {
        return status == 200 || (status == 206 && fetch.target() == null);
    }

    private Body body(ReplyHeaders headers, InputStream raw) throws IOException {
        BodyReader reader = transport.bodies();
        FileTarget target = fetch.target();
        if (target != null) {
            return copied(reader, headers, raw, target);
        }
        return fetch.isOfFile()
                ? reader.file(headers, raw, fetch.mostBytes(), pace)
                : reader.text(headers, raw, fetch.mostBytes(), pace);
    }

    private Body copied(BodyReader reader, ReplyHeaders headers, InputStream raw, FileTarget target)
            throws IOException {
        if (fetch.isOfFile()) {
            reader.copyFile(headers, raw, fetch.mostBytes(), pace, target);
        } else {
            reader.copyText(headers, raw, fetch.mostBytes(), pace, target);
        }
        return Body.empty();
    }

    /**
     * Reads what nobody wants, such as the page of a 404, so that the connection can be used again. The client's
     * library would do the same, by a timer that outlives it.
     */
    private void skipRest(Response response) {
        Deadline moment = new Deadline(transport.timer(), this::closeCall);
        moment.begin(LAST_BYTES);
        byte[] dropped = new byte[8192];
        try {
            InputStream rest = response.body().byteStream();
            while (rest.read(dropped) >= 0) {
                // All that comes within the moment.
            }
        } catch (IOException e) {
            // The connection is closed then, and the answer is there all the same.
        } finally {
            moment.stop();
        }
    }

    /**
     * {@return whether the client's library takes headers of a 304 for a promise} They may say what a 200 would have
     * had (RFC 9110, 8.6). The library would wait for that a while, and then close the connection: better at once.
     */
    private static boolean isWaitedFor(Response response) {
        return response.protocol() != Protocol.HTTP_2 && response.body().contentLength() != 0;
    }

    private static boolean isLengthCertain(Response response, ReplyHeaders headers) {
        return response.protocol() == Protocol.HTTP_2
                || headers.value("Content-Length").isPresent()
                || headers.value("Transfer-Encoding").orElse("").strip().equalsIgnoreCase("chunked");
    }

    private Optional<String> problem(ReplyHeaders headers, InputStream raw) {
        Secrets told = new Secrets(authorization, url);
        return ProblemTitle.read(headers, raw).filter(title -> !told.areIn(title));
    }

    private static ReplyHeaders headers(Response response) {
        List<String> namesAndValues = new ArrayList<>();
        Headers headers = response.headers();
        for (int i = 0; i < headers.size(); i++) {
            namesAndValues.add(headers.name(i));
            namesAndValues.add(headers.value(i));
        }
        return ReplyHeaders.of(namesAndValues);
    }

    @Override
    public void connectStart(Call any, InetSocketAddress address, Proxy proxy) {
        phase = Phase.CONNECTING;
    }

    @Override
    public void secureConnectStart(Call any) {
        phase = Phase.SECURING;
    }

    @Override
    public void connectionAcquired(Call any, Connection connection) {
        boolean multiplexed = connection.protocol() == Protocol.HTTP_2;
        place.connected(multiplexed ? Gate.Protocol.HTTP_2 : Gate.Protocol.HTTP_1);
    }

    @Override
    public void requestHeadersStart(Call any) {
        phase = Phase.ASKING;
    }

    @Override
    public void responseHeadersEnd(Call any, Response response) {
        retryAfter = transport.retryAfter(response);
    }
}
