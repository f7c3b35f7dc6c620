// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.wheel;

import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.gateway.file.FileBytes;
import dev.headwater.gateway.file.FileFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The wheels that were rewritten and are kept: each with a second file, which has what is listed of it. */
final class MadeWheels {
    private static final String LISTED = "-listed";
    private static final int LONGEST_HEAD = 1000;
    private static final int PARTS = 2;
    private final FileFolder folder;

    MadeWheels(FileFolder folder) {
        this.folder = folder;
    }

    /** {@return what is listed of a wheel that is kept} */
    Optional<MadeWheel> find(String key) {
        Optional<FileBytes> listed = folder.find(key + LISTED);
        Optional<FileBytes> wheel = listed.isEmpty() ? Optional.empty() : folder.find(key);
        if (listed.isEmpty() || wheel.isEmpty()) {
            listed.ifPresent(FileBytes::close);
            return Optional.empty();
        }
        try (FileBytes text = listed.get();
                FileBytes bytes = wheel.get()) {
            return read(text, bytes.size());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<MadeWheel> read(FileBytes listed, long size) throws IOException {
        if (listed.size() > LONGEST_HEAD + ArchiveMetadata.LONGEST) {
            return Optional.empty();
        }
        ByteBuffer all = ByteBuffer.allocate((int) listed.size());
        while (all.hasRemaining()) {
            if (listed.read(all.position(), all) < 0) {
                return Optional.empty();
            }
        }
        byte[] bytes = all.array();
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String[] head = new String(bytes, 0, end, StandardCharsets.UTF_8).split(" ", -1);
        if (head.length != PARTS || end == bytes.length) {
            return Optional.empty();
        }
        ByteBuffer metadata = ByteBuffer.allocate(bytes.length - end - 1).put(bytes, end + 1, bytes.length - end - 1);
        return Optional.of(new MadeWheel(head[0], head[1], size, metadata.array()));
    }

    /** {@return the bytes of a wheel that is kept} */
    Optional<FileBytes> open(String key) {
        return folder.find(key);
    }

    /** {@return whether a new wheel is kept} It is moved. */
    boolean keep(String key, Path file, MadeWheel wheel) throws IOException {
        Path listed = folder.part();
        byte[] head = (wheel.filename() + " " + wheel.sha256() + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer text = ByteBuffer.allocate(head.length + wheel.metadata().length)
                .put(head)
                .put(wheel.metadata());
        try {
            Files.write(listed, text.array());
            // The wheel first: what is listed is found only with it.
            return folder.keep(file, key, wheel.size()) && folder.keep(listed, key + LISTED, text.capacity());
        } finally {
            Files.deleteIfExists(listed);
        }
    }
}
