// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.file;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is there and is not read: it is no regular file, or too large. */
public final class UnfitFileException extends IOException {
    private static final long serialVersionUID = 1L;

    UnfitFileException(Path file, String what) {
        super(file + " " + what);
    }
}
