// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.server;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** A line for each answer, with nothing in it that could be a secret: no query, no header of the request. */
final class AccessLog implements RequestLog {
    private static final int LONGEST = 300;

    private final Clock clock;
    private final Figures figures;
    private final Consumer<String> log;
    /** The second of the last line; many lines are of one. */
    private volatile Second last = new Second(Instant.EPOCH);

    AccessLog(Clock clock, Figures figures, Consumer<String> log) {
        this.clock = clock;
        this.figures = figures;
        this.log = log;
    }

    @Override
    public void log(Request request, Response response) {
        long length = Response.getContentBytesWritten(response);
        figures.answer(response.getStatus(), length);
        log.accept(second() + " " + Request.getRemoteAddr(request) + " "
                + word(request.getMethod()) + " " + word(request.getHttpURI().getPath()) + " "
                + response.getStatus() + " " + length);
    }

    private String second() {
        Instant now = clock.instant();
        Second second = last;
        if (second.start().getEpochSecond() != now.getEpochSecond()) {
            second = new Second(now.truncatedTo(ChronoUnit.SECONDS));
            last = second;
        }
        return second.text();
    }

    /** Whatever a client sends is one word of the line. */
    private static String word(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "-";
        }
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char c = text.charAt(i);
            word.append(c > ' ' && c <= '~' ? c : '?');
        }
        return text.length() > LONGEST ? word + "…" : word.toString();
    }

    /** A second, and how it is written. */
    private record Second(Instant start, String text) {
        Second(Instant start) {
            this(start, start.toString());
        }
    }
}
