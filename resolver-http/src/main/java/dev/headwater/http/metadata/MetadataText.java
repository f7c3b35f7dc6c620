// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.archive.ArchiveMetadata;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Metadata as a cache keeps it: one byte that says where it was read, a small letter if it is not verified, or that it
 * cannot be used; then its fields as a file, or the reason. Descriptions are not kept.
 */
public final class MetadataText {
    private static final byte UNUSABLE = 'U';

    private MetadataText() {}

    /** {@return an answer as bytes; empty for one that is not kept} */
    public static Optional<byte[]> write(MetadataAnswer answer) {
        if (answer instanceof MetadataAnswer.Found found) {
            byte[] fields = found.metadata().fields().toBytes();
            return Optional.of(join(tag(found.origin()), fields));
        } else if (answer instanceof MetadataAnswer.Unusable unusable) {
            return Optional.of(join(UNUSABLE, unusable.reason().getBytes(StandardCharsets.UTF_8)));
        }
        return Optional.empty();
    }

    private static byte tag(MetadataOrigin origin) {
        char tag = switch (origin.source()) {
            case ANNOUNCED -> 'A';
            case WHEEL -> 'W';
            case PART_OF_WHEEL -> 'P';
            case SDIST -> 'S';
            case PROJECT_TABLE -> 'T';
            case RECORDED -> 'R';
            case DISTRIBUTOR -> 'D';
        };
        return (byte) (origin.verified() ? tag : Character.toLowerCase(tag));
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
        for (MetadataOrigin.Source source : MetadataOrigin.Source.values()) {
            MetadataOrigin origin = new MetadataOrigin(source, false);
            if (tag(origin) == bytes[0]) {
                return Optional.of(ArchiveMetadata.ofText(text, source));
            } else if (tag(origin.asVerified()) == bytes[0]) {
                return Optional.of(ArchiveMetadata.ofText(text, source).asVerified());
            }
        }
        return Optional.empty();
    }
}
