// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.gateway.file.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A text in one form. It is kept packed, as every installer takes it; for others it is unpacked while they read. */
public final class Representation {
    private static final int DIGITS = 32;

    private final String type;
    private final byte[] packed;
    private final int plainLength;
    private final String plainTag;
    private final String packedTag;

    Representation(String type, byte[] text) {
        this.type = type;
        this.packed = pack(text);
        this.plainLength = text.length;
        this.plainTag = tag(text, "");
        this.packedTag = tag(packed, "z");
    }

    private static String tag(byte[] bytes, String kind) {
        return '"' + Sha256.hex(bytes).substring(0, DIGITS) + kind + '"';
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

    /** {@return the media type} */
    public String type() {
        return type;
    }

    /** {@return the text as it is, unpacked as it is read} */
    public InputStream plain() {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(packed));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    /** {@return the text as it is, all of it} */
    public byte[] unpacked() {
        try (InputStream plain = plain()) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    /** {@return how many bytes the text as it is has} */
    public int plainLength() {
        return plainLength;
    }

    /** {@return the text packed by gzip, not a copy: nobody changes it} */
    public byte[] packed() {
        return packed;
    }

    /** {@return the entity tag of the text as it is, with its quotes} */
    public String plainTag() {
        return plainTag;
    }

    /** {@return the entity tag of the packed text, with its quotes} */
    public String packedTag() {
        return packedTag;
    }
}
