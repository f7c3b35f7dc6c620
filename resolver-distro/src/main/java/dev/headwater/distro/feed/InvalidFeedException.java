// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

/** Bytes that are no compiled feed: cut off, changed, or of another version of the format. */
public final class InvalidFeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one that says what is wrong, as a clause that follows the file. */
    public InvalidFeedException(String message) {
        super(message);
    }

    /** Makes one with what was met. */
    public InvalidFeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
