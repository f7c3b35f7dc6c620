// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.headwater.api.archive.DamagedArchiveException;
import dev.headwater.api.index.IndexFault;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says what went wrong with a file in words for people. */
public final class Faults {
    private Faults() {}

    /** {@return the fault that an exception tells of} */
    public static IndexFault of(String location, IOException e) {
        if (e instanceof UnreadableException unreadable) {
            return unreadable.fault();
        } else if (e instanceof DamagedArchiveException) {
            return IndexFault.of(location, String.valueOf(e.getMessage()), "copy or make it again");
        } else if (e instanceof JsonProcessingException json) {
            // Its whole message is about the library that reads, and not about the text.
            return IndexFault.of(location, "it is no sound JSON: " + json.getOriginalMessage());
        } else if (e instanceof NoSuchFileException) {
            return IndexFault.of(location, "there is no such file or folder", "check the path");
        } else if (e instanceof AccessDeniedException) {
            return IndexFault.of(location, "it may not be read", "check its permissions");
        } else if (e instanceof EOFException) {
            return IndexFault.of(location, "it ends early", "copy it again");
        }
        return IndexFault.of(location, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
}
