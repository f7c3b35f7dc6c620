// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.headwater.api.DamagedArchiveException;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Remedy;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** The faults of files, in words for people. */
public final class Faults {
    private Faults() {}

    /** {@return the fault that an exception tells of} */
    public static IndexFault of(String location, IOException e) {
        if (e instanceof UnreadableException unreadable) {
            return unreadable.fault();
        } else if (e instanceof DamagedArchiveException) {
            return fault(location, String.valueOf(e.getMessage()), Remedy.Action.COPY_AGAIN);
        } else if (e instanceof JsonProcessingException json) {
            // Its whole message is about the library that reads, and not about the text.
            return fault(location, "it is no sound JSON: " + json.getOriginalMessage());
        } else if (e instanceof NoSuchFileException) {
            return fault(location, "there is no such file or folder", Remedy.Action.CHECK_PATH);
        } else if (e instanceof AccessDeniedException) {
            return fault(location, "it may not be read", Remedy.Action.CHECK_PERMISSIONS);
        } else if (e instanceof EOFException) {
            return fault(location, "it ends early", Remedy.Action.COPY_AGAIN);
        }
        return fault(location, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }

    private static IndexFault fault(String location, String received) {
        return IndexFault.of(IndexFault.Kind.FILE, location, received);
    }

    private static IndexFault fault(String location, String received, Remedy.Action action) {
        return fault(location, received).withRemedy(Remedy.of(action));
    }
}
