// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.unpack;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** The ways of packing, told by the first bytes. A library is loaded when the first stream of its kind is opened. */
enum Packing {
    XZ("\u00fd7zXZ\0"),
    GZIP("\u001f\u008b"),
    ZSTD("(\u00b5/\u00fd"),
    LZ4("\u0004\"M\u0018"),
    PLAIN("");

    /** {@code xz -9} needs 65 MiB. */
    private static final int XZ_KIBIBYTES = 100 << 10;

    static final int LONGEST = 6;

    /** A sign for each byte. */
    private final String magic;

    Packing(String magic) {
        this.magic = magic;
    }

    static Packing of(byte[] first) {
        String signs = new String(first, StandardCharsets.ISO_8859_1);
        for (Packing packing : values()) {
            if (signs.startsWith(packing.magic)) {
                return packing;
            }
        }
        return PLAIN;
    }

    InputStream open(InputStream packed) throws IOException {
        return switch (this) {
            case XZ -> Xz.open(packed);
            case GZIP -> Gzip.open(packed);
            case ZSTD -> Zstd.open(packed);
            case LZ4 -> Lz4.open(packed);
            case PLAIN -> packed;
        };
    }

    // A class each: the virtual machine looks at all that a class names when it is first used.

    private static final class Xz {
        static InputStream open(InputStream packed) throws IOException {
            return new XZInputStream(packed, XZ_KIBIBYTES);
        }
    }

    private static final class Gzip {
        static InputStream open(InputStream packed) throws IOException {
            return GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .get();
        }
    }

    private static final class Zstd {
        static InputStream open(InputStream packed) {
            return new ZstdInputStream(packed);
        }
    }

    private static final class Lz4 {
        static InputStream open(InputStream packed) throws IOException {
            return new FramedLZ4CompressorInputStream(packed, true);
        }
    }
}
