// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.distribution.InvalidHashException;
import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.MetadataAnswer;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer about the bytes of a file, and whether it can change.
 *
 * @param answer the answer
 * @param verified whether the bytes were held against a strong hash that the index promises
 * @param cacheControl what the index said with it of caches; may be empty
 */
public record ReadContent(ContentAnswer answer, boolean verified, String cacheControl) {
    /** {@return an answer as a cache keeps it: the hashes, a line each, after their length; then the metadata} */
    public static Optional<byte[]> write(ContentAnswer answer) {
        return answer.read().flatMap(ReadContent::write);
    }

    private static Optional<byte[]> write(ContentAnswer.Read read) {
        StringBuilder lines = new StringBuilder();
        read.hashes().forEach(hash -> lines.append(hash).append('\n'));
        byte[] hashes = lines.toString().getBytes(StandardCharsets.UTF_8);
        return MetadataText.write(read.metadata())
                .map(text -> ByteBuffer.allocate(Integer.BYTES + hashes.length + text.length)
                        .putInt(hashes.length)
                        .put(hashes)
                        .put(text)
                        .array());
    }

    /** {@return the answer that was written; empty if the bytes are none} */
    public static Optional<ContentAnswer> read(byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            int length = buffer.getInt();
            if (length < 0 || length > buffer.remaining()) {
                return Optional.empty();
            }
            byte[] lines = new byte[length];
            buffer.get(lines);
            byte[] text = new byte[buffer.remaining()];
            buffer.get(text);
            List<FileHash> hashes = new ArrayList<>();
            new String(lines, StandardCharsets.UTF_8).lines().forEach(line -> hashes.add(FileHash.parse(line)));
            FileHashes all = FileHashes.of(hashes);
            Optional<MetadataAnswer> metadata = MetadataText.read(text);
            return metadata.map(answer -> new ContentAnswer.Read(all, answer));
        } catch (BufferUnderflowException | InvalidHashException e) {
            return Optional.empty();
        }
    }
}
