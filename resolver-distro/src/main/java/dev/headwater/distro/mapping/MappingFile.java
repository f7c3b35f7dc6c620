// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.mapping;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.unpack.MalformedFileException;
import dev.headwater.http.file.RegularFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that says which packages provide which projects, as it was read at one time.
 *
 * @see MappingReader
 */
public final class MappingFile {
    private static final int MOST_BYTES = 16 << 20;

    private final String path;
    private final byte[] bytes;

    private MappingFile(String path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /**
     * Reads a file into memory; what it says is not looked at yet.
     *
     * @throws UnreadableRepositoryException if it is not there, no regular file, or longer than 16 MiB
     */
    public static MappingFile open(String path) {
        try {
            return new MappingFile(path, RegularFile.read(Path.of(path), MOST_BYTES));
        } catch (IOException e) {
            throw fault(IndexFault.Kind.FILE, path, "the mapping cannot be read: " + e.getMessage());
        }
    }

    /** {@return its bytes, by which it is told from others} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * {@return what it says of packages}
     *
     * @throws UnreadableRepositoryException if it is of no form that is read; what of it could be read is not used
     */
    public MappedPackages packages() {
        try {
            return MappingReader.read(bytes, path);
        } catch (MalformedFileException e) {
            throw fault(IndexFault.Kind.CONTENT, path, e.place() + ": " + e.fault());
        }
    }

    private static UnreadableRepositoryException fault(IndexFault.Kind kind, String path, String received) {
        return new UnreadableRepositoryException(IndexFault.of(kind, path, received));
    }
}
