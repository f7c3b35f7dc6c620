// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import dev.headwater.http.cache.AnswerFacts.Presence;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * An answer as it is kept: facts, and a body that only who asked can read.
 *
 * <p>As bytes: a version; flags; when it came and how long it is fresh, in milliseconds; URL and validators, each with
 * its length in two bytes; the body, up to the end. What is not in this form is no answer.
 */
public final class StoredAnswer {
    private static final int VERSION = 1;
    private static final int ABSENT = 1;
    private static final int AUTHENTICATED = 2;
    private static final int HAS_ETAG = 4;
    private static final int HAS_LAST_MODIFIED = 8;
    private static final int ALL_FLAGS = 15;
    private static final int FIXED = 2 + 2 * Long.BYTES;
    private static final int LONGEST_TEXT = 0xffff;

    private final AnswerFacts facts;
    private final byte[] bytes;
    private final int bodyStart;

    private StoredAnswer(AnswerFacts facts, byte[] bytes, int bodyStart) {
        this.facts = facts;
        this.bytes = bytes;
        this.bodyStart = bodyStart;
    }

    /** {@return an answer; the bytes are not copied, and not changed any more} */
    public static StoredAnswer of(AnswerFacts facts, byte[] body) {
        return new StoredAnswer(facts, body, 0);
    }

    /** {@return what is known of it} */
    public AnswerFacts facts() {
        return facts;
    }

    /** {@return what is in it; nobody changes it} */
    public byte[] body() {
        return bodyStart == 0 ? bytes : Arrays.copyOfRange(bytes, bodyStart, bytes.length);
    }

    /** {@return how long that is} */
    public int bodyLength() {
        return bytes.length - bodyStart;
    }

    /** {@return an array in which the body stands from {@link #bodyStart} to the end, not a copy: nobody changes it} */
    public byte[] bytes() {
        return bytes;
    }

    /** {@return where the body begins in {@link #bytes}} */
    public int bodyStart() {
        return bodyStart;
    }

    /** {@return it as bytes; empty if it cannot be kept: its URL is longer than any honest one} */
    Optional<byte[]> encode() {
        byte[] url = bytes(facts.url());
        byte[] etag = bytes(facts.etag().orElse(""));
        byte[] lastModified = bytes(facts.lastModified().orElse(""));
        if (url.length > LONGEST_TEXT) {
            return Optional.empty();
        }
        int texts = 3 * Short.BYTES + url.length + etag.length + lastModified.length;
        ByteBuffer buffer = ByteBuffer.allocate(FIXED + texts + bodyLength());
        buffer.put((byte) VERSION).put((byte) flags());
        buffer.putLong(facts.fetchedAt().toEpochMilli());
        buffer.putLong(facts.freshUntil().toEpochMilli());
        put(buffer, url);
        put(buffer, etag);
        put(buffer, lastModified);
        return Optional.of(buffer.put(bytes, bodyStart, bodyLength()).array());
    }

    /** {@return an answer of bytes; empty if they are none} */
    static Optional<StoredAnswer> decode(byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int version = buffer.get();
            int flags = buffer.get();
            if (version != VERSION || (flags & ~ALL_FLAGS) != 0) {
                return Optional.empty();
            }
            Instant fetchedAt = Instant.ofEpochMilli(buffer.getLong());
            Instant freshUntil = Instant.ofEpochMilli(buffer.getLong());
            String url = text(buffer);
            String etag = text(buffer);
            String lastModified = text(buffer);
            AnswerFacts facts = new AnswerFacts(
                    has(flags, ABSENT) ? Presence.ABSENT : Presence.PRESENT,
                    url,
                    has(flags, HAS_ETAG) ? Optional.of(etag) : Optional.empty(),
                    has(flags, HAS_LAST_MODIFIED) ? Optional.of(lastModified) : Optional.empty(),
                    fetchedAt,
                    freshUntil,
                    has(flags, AUTHENTICATED));
            return Optional.of(new StoredAnswer(facts, bytes, buffer.position()));
        } catch (BufferUnderflowException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private int flags() {
        return (facts.presence() == Presence.ABSENT ? ABSENT : 0)
                | (facts.authenticated() ? AUTHENTICATED : 0)
                | (facts.etag().isPresent() ? HAS_ETAG : 0)
                | (facts.lastModified().isPresent() ? HAS_LAST_MODIFIED : 0);
    }

    private static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ByteBuffer buffer, byte[] text) {
        buffer.putShort((short) text.length).put(text);
    }

    private static String text(ByteBuffer buffer) {
        byte[] text = new byte[Short.toUnsignedInt(buffer.getShort())];
        buffer.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
