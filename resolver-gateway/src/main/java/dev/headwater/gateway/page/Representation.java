// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A text in one form, as it is and packed; made when it is first asked for, and only then. */
public final class Representation {
    private final String type;
    private final Supplier<byte[]> maker;
    private @Nullable Form plain;
    private @Nullable Form packed;

    Representation(String type, Supplier<byte[]> maker) {
        this.type = type;
        this.maker = maker;
    }

    /**
     * The bytes, and what they are known by.
     *
     * @param bytes the bytes, which nobody changes
     * @param entityTag the tag, with its quotes
     */
    public record Form(byte[] bytes, String entityTag) {
        private static Form of(byte[] bytes, String kind) {
            return new Form(bytes, '"' + Sha256.hex(bytes).substring(0, 32) + kind + '"');
        }
    }

    /** {@return the media type} */
    public String type() {
        return type;
    }

    /** {@return the text as it is} */
    public synchronized Form plain() {
        if (plain == null) {
            plain = Form.of(maker.get(), "");
        }
        return plain;
    }

    /** {@return the text packed by gzip} */
    public synchronized Form packed() {
        if (packed == null) {
            packed = Form.of(pack(plain().bytes()), "z");
        }
        return packed;
    }

    private static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return packed.toByteArray();
    }
}
