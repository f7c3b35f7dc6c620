// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.http.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files of a repository that is on this machine. */
public final class LocalFile {
    private LocalFile() {}

    /** {@return the bytes of a small one; empty where there is none} */
    public static Optional<byte[]> small(Path file) {
        try {
            return Optional.of(RegularFile.read(file, Bounds.RELEASE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Faults.unread(file.toString(), e);
        }
    }

    /** {@return the bytes of one of any size} */
    public static InputStream open(Path file) throws IOException {
        return Channels.newInputStream(RegularFile.open(file.toRealPath()));
    }
}
