// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.unpack;

import java.io.IOException;

/** A file of a repository that is not what it should be, or is larger than what is read. */
public final class MalformedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;
    private final String fault;

    /**
     * Makes one.
     *
     * @param file the file, as the reader was told to call it
     * @param place where in it: {@code line 12}, {@code byte 4096}
     * @param fault what is wrong there
     */
    public MalformedFileException(String file, String place, String fault) {
        this.file = file;
        this.place = place;
        this.fault = fault;
    }

    /** {@return file, place and fault in one sentence} */
    @Override
    public String getMessage() {
        return file + ", " + place + ": " + fault;
    }

    /** {@return the file} */
    public String file() {
        return file;
    }

    /** {@return where in the file} */
    public String place() {
        return place;
    }

    /** {@return what is wrong, as a clause} */
    public String fault() {
        return fault;
    }
}
