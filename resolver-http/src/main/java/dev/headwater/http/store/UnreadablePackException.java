// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.store;

import java.io.IOException;
import java.nio.file.Path;

/** A pack is there, and not one that can be read. */
final class UnreadablePackException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why it cannot be read. */
    enum Cause {
        /** It makes room for a new one. */
        DAMAGE("is damaged"),
        /** It is somebody's who will read it: it is let alone. */
        VERSION("is of a later version");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        /** {@return what to say of a file} */
        String of(Path file) {
            return file + " " + words;
        }
    }

    private final transient Path file;
    private final Cause cause;

    UnreadablePackException(Path file, Cause cause) {
        super(cause.of(file));
        this.file = file;
        this.cause = cause;
    }

    Path file() {
        return file;
    }

    Cause cause() {
        return cause;
    }
}
