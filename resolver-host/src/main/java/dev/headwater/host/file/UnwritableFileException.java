// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host.file;

import dev.headwater.api.InvalidInputException;

/** A file cannot be replaced; it is as it was. The message names the file. */
public final class UnwritableFileException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnwritableFileException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    UnwritableFileException(String message, String remedy, Throwable cause) {
        this(message, remedy);
        initCause(cause);
    }

    /** {@return what a person can do, as a sentence without capital and full stop} */
    public String remedy() {
        return remedy;
    }
}
