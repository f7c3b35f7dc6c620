// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.metadata.CoreMetadata;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Metadata as a cache keeps it: one byte that says where it was read, a small letter if it is not verified, or that it
 * cannot be used; then its fields as a file, or the cause and, behind a line feed, the detail. Descriptions are not
 * kept. Of a source archive that is still to be weighed: its pyproject.toml and its PKG-INFO, each behind its length,
 * which is nothing if there is no PKG-INFO, and the other answer in this same form.
 */
public final class MetadataText {
    private static final byte UNUSABLE = 'U';
    private static final byte ARCHIVE = 'X';
    private static final byte UNVERIFIED_ARCHIVE = 'x';
    private static final byte[] NOTHING = {};

    private MetadataText() {}

    /** {@return an answer as bytes; empty for one that is not kept} */
    public static Optional<byte[]> write(MetadataAnswer answer) {
        return answer.accept(WRITTEN);
    }

    private static final MetadataAnswer.Visitor<Optional<byte[]>> WRITTEN = new MetadataAnswer.Visitor<>() {
        @Override
        public Optional<byte[]> found(MetadataAnswer.Found found) {
            byte[] fields = found.effective().fields().toBytes();
            return Optional.of(join(tag(found.origin()), fields));
        }

        @Override
        public Optional<byte[]> sourceArchive(MetadataAnswer.SourceArchive archive) {
            return write(archive.otherwise()).map(otherwise -> join(archive, otherwise));
        }

        @Override
        public Optional<byte[]> unusable(MetadataAnswer.Unusable unusable) {
            String text = unusable.cause().name() + '\n' + unusable.detail();
            return Optional.of(join(UNUSABLE, text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public Optional<byte[]> unavailable(MetadataAnswer.Unavailable unavailable) {
            return Optional.empty();
        }
    };

    private static byte[] join(MetadataAnswer.SourceArchive archive, byte[] otherwise) {
        byte[] pyproject = archive.pyproject().getBytes(StandardCharsets.UTF_8);
        byte[] info = archive.info().map(own -> own.fields().toBytes()).orElse(NOTHING);
        return ByteBuffer.allocate(1 + 2 * Integer.BYTES + pyproject.length + info.length + otherwise.length)
                .put(archive.verified() ? ARCHIVE : UNVERIFIED_ARCHIVE)
                .putInt(pyproject.length)
                .put(pyproject)
                .putInt(info.length)
                .put(info)
                .put(otherwise)
                .array();
    }

    private static Optional<MetadataAnswer> archive(ByteBuffer buffer) {
        try {
            boolean verified = buffer.get() == ARCHIVE;
            byte[] pyproject = part(buffer, buffer.getInt());
            byte[] info = part(buffer, buffer.getInt());
            byte[] otherwise = part(buffer, buffer.remaining());
            if (otherwise.length > 0 && otherwise[0] != ARCHIVE && otherwise[0] != UNVERIFIED_ARCHIVE) {
                String text = new String(pyproject, StandardCharsets.UTF_8);
                Optional<CoreMetadata> own = ArchiveMetadata.ofText(info, MetadataOrigin.Source.SDIST)
                        .found()
                        .map(MetadataAnswer.Found::effective);
                return own.isPresent() == (info.length > 0)
                        ? read(otherwise).map(answer -> new MetadataAnswer.SourceArchive(own, answer, text, verified))
                        : Optional.empty();
            }
        } catch (BufferUnderflowException e) {
            // No answer.
        }
        return Optional.empty();
    }

    private static byte[] part(ByteBuffer buffer, int length) {
        if (length < 0 || length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] part = new byte[length];
        buffer.get(part);
        return part;
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

    private static Optional<MetadataAnswer> unusable(String text) {
        int end = text.indexOf('\n');
        for (UnusableCause cause : UnusableCause.values()) {
            if (end > 0 && cause.name().contentEquals(text.substring(0, end))) {
                return Optional.of(new MetadataAnswer.Unusable(cause, text.substring(end + 1)));
            }
        }
        return Optional.empty();
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
        if (bytes[0] == ARCHIVE || bytes[0] == UNVERIFIED_ARCHIVE) {
            return archive(ByteBuffer.wrap(bytes));
        }
        byte[] text = Arrays.copyOfRange(bytes, 1, bytes.length);
        if (bytes[0] == UNUSABLE) {
            return unusable(new String(text, StandardCharsets.UTF_8));
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
