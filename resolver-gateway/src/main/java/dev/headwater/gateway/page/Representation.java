// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.gateway.file.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A text in one form, as it is and packed; made when it is first asked for, and only then. */
public final class Representation {
    private static final int DIGITS = 32;

    private final String type;
    private final Supplier<byte[]> maker;
    private @Nullable Form plain;
    private @Nullable Form packed;

    Representation(String type, Supplier<byte[]> maker) {
        this.type = type;
        this.maker = maker;
    }

    /** The bytes, and what they are known by. */
    public static final class Form {
        private final byte[] bytes;
        private final String entityTag;

        private Form(byte[] bytes, String kind) {
            this.bytes = bytes;
            this.entityTag = '"' + Sha256.hex(bytes).substring(0, DIGITS) + kind + '"';
        }

        /** {@return the bytes, not a copy: nobody changes them} */
        public byte[] bytes() {
            return bytes;
        }

        /** {@return the tag, with its quotes} */
        public String entityTag() {
            return entityTag;
        }
    }

    /** {@return the media type} */
    public String type() {
        return type;
    }

    /** {@return the text as it is} */
    public synchronized Form plain() {
        if (plain == null) {
            plain = new Form(maker.get(), "");
        }
        return plain;
    }

    /** {@return the text packed by gzip} */
    public synchronized Form packed() {
        if (packed == null) {
            packed = new Form(pack(plain().bytes()), "z");
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
