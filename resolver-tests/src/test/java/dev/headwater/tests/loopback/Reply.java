// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.loopback;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer, before it is said in one way or another.
 *
 * @param status the status
 * @param headers what it says besides length and encoding
 * @param body the body
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record Reply(int status, SortedMap<String, String> headers, byte[] body) {
    /** Copies. */
    public Reply {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** {@return an answer of nothing but a status} */
    public static Reply status(int status) {
        return new Reply(status, new TreeMap<>(), ("status " + status).getBytes(StandardCharsets.US_ASCII));
    }

    /** {@return bytes of a kind} */
    public static Reply of(String contentType, byte[] body) {
        return new Reply(200, new TreeMap<>(Map.of("Content-Type", contentType)), body);
    }

    /** {@return the same with a header} */
    public Reply with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    /** {@return the same with another status} */
    public Reply withStatus(int other) {
        return new Reply(other, headers, body);
    }

    /** {@return the same with another body} */
    public Reply withBody(byte[] other) {
        return new Reply(status, headers, other);
    }

    /** {@return what of it answers a question for a part, or for what changed since} */
    public Reply to(Question question) {
        if (status == 200 && headers.containsKey("ETag")) {
            if (question.header("if-none-match").equals(Optional.of(headers.get("ETag")))) {
                return withStatus(304).withBody(new byte[0]);
            }
        }
        String range = question.header("range").orElse("");
        if (status != 200 || !range.startsWith("bytes=")) {
            return this;
        }
        int hyphen = range.indexOf('-');
        String first = range.substring("bytes=".length(), hyphen);
        int last = Integer.parseInt(range.substring(hyphen + 1));
        int from = first.isEmpty() ? Math.max(0, body.length - last) : Integer.parseInt(first);
        int to = first.isEmpty() ? body.length : Math.min(body.length, last + 1);
        return withStatus(206)
                .withBody(Arrays.copyOfRange(body, from, to))
                .with("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + body.length);
    }
}
