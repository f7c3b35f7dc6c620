// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import java.io.IOException;

/** The records of a package manager cannot be read, so nobody knows whose files are. The message names the file. */
public final class UnreadableRecordsException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableRecordsException(String message) {
        super(message);
    }

    UnreadableRecordsException(String file, IOException cause) {
        super(file + " " + DiskText.reason(cause), cause);
    }
}
