// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Remedy;
import dev.headwater.distro.unpack.MalformedFileException;
import dev.headwater.http.file.UnfitFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What is wrong with a repository, in words. */
public final class Faults {
    private Faults() {}

    /** {@return a fault of a kind, with what to do about it, or empty text} */
    public static UnreadableRepositoryException of(
            IndexFault.Kind kind, String location, String received, String remedy) {
        IndexFault fault = IndexFault.of(kind, location, received);
        return new UnreadableRepositoryException(
                remedy.isEmpty() ? fault : fault.withRemedy(Remedy.of(Remedy.Action.OTHER, remedy)));
    }

    /** {@return that bytes are others than those that were promised} */
    public static UnreadableRepositoryException wrongBytes(String location, String received) {
        return new UnreadableRepositoryException(IndexFault.of(IndexFault.Kind.HASH, location, received)
                .withRemedy(Remedy.of(Remedy.Action.DISTRUST_BYTES)));
    }

    /** {@return what it means that a file of this machine could not be read} */
    public static UnreadableRepositoryException unread(String location, IOException e) {
        if (e instanceof NoSuchFileException) {
            return fault(location, "there is no such file", Remedy.Action.CHECK_PATH);
        } else if (e instanceof AccessDeniedException) {
            return fault(location, "may not be read", Remedy.Action.CHECK_PERMISSIONS);
        } else if (e instanceof UnfitFileException) {
            return fault(location, "is no regular file, or too large", Remedy.Action.CHECK_PATH);
        }
        return fault(location, "cannot be read", Remedy.Action.COPY_AGAIN);
    }

    private static UnreadableRepositoryException fault(String location, String received, Remedy.Action action) {
        return new UnreadableRepositoryException(
                IndexFault.of(IndexFault.Kind.FILE, location, received).withRemedy(Remedy.of(action)));
    }

    /** {@return that a file is not of its format} */
    public static UnreadableRepositoryException malformed(String location, MalformedFileException e) {
        return of(IndexFault.Kind.CONTENT, location, e.place() + ": " + e.fault(), "");
    }
}
