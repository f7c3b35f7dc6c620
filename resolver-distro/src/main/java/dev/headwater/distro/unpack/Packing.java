// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.unpack;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** The ways of packing, told by the first bytes. A library is loaded when the first stream of its kind is opened. */
enum Packing {
    XZ(0xfd, '7', 'z', 'X', 'Z', 0),
    GZIP(0x1f, 0x8b),
    ZSTD(0x28, 0xb5, 0x2f, 0xfd),
    LZ4(0x04, 0x22, 0x4d, 0x18),
    PLAIN;

    /** {@code xz -9} needs 65 MiB. */
    private static final int XZ_KIBIBYTES = 100 << 10;

    static final int LONGEST = 6;

    private final int[] magic;

    Packing(int... magic) {
        this.magic = magic;
    }

    static Packing of(byte[] first) {
        for (Packing packing : values()) {
            if (packing.begins(first)) {
                return packing;
            }
        }
        return PLAIN;
    }

    private boolean begins(byte[] first) {
        if (first.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((first[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
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
