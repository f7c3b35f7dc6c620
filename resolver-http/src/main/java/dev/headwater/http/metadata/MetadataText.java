// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.archive.ArchiveMetadata;
import dev.headwater.api.index.MetadataAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Metadata as a cache keeps it: one byte that says how it was read, or that it cannot be used; then its fields as a
 * file, or the reason. Descriptions are not kept.
 */
public final class MetadataText {
    private static final byte UNUSABLE = 'U';

    private MetadataText() {}

    /** {@return an answer as bytes; empty for one that is not kept} */
    public static Optional<byte[]> write(MetadataAnswer answer) {
        if (answer instanceof MetadataAnswer.Found found) {
            byte[] fields = found.metadata().fields().toBytes();
            return Optional.of(join(tag(found.source()), fields));
        } else if (answer instanceof MetadataAnswer.Unusable unusable) {
            return Optional.of(join(UNUSABLE, unusable.reason().getBytes(StandardCharsets.UTF_8)));
        }
        return Optional.empty();
    }

    private static byte tag(MetadataAnswer.Source source) {
        return switch (source) {
            case ANNOUNCED -> 'A';
            case WHEEL -> 'W';
            case STATIC -> 'S';
            case RECORDED -> 'R';
        };
    }

    private static byte[] join(byte tag, byte[] text) {
        byte[] all = new byte[text.length + 1];
        all[0] = tag;
        System.arraycopy(text, 0, all, 1, text.length);
        return all;
    }

    /** {@return the answer that was written; empty if the bytes are none} */
    public static Optional<MetadataAnswer> read(byte[] bytes) {
        if (bytes.length == 0) {
            return Optional.empty();
        }
        byte[] text = Arrays.copyOfRange(bytes, 1, bytes.length);
        if (bytes[0] == UNUSABLE) {
            return Optional.of(new MetadataAnswer.Unusable(new String(text, StandardCharsets.UTF_8)));
        }
        for (MetadataAnswer.Source source : MetadataAnswer.Source.values()) {
            if (tag(source) == bytes[0]) {
                return Optional.of(ArchiveMetadata.ofText(text, source));
            }
        }
        return Optional.empty();
    }
}
