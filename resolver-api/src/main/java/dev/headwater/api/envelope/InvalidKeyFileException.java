// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.envelope;

/** A file that has no key that can be used. What it has is not repeated. */
public final class InvalidKeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one that says what is wrong, as a clause that follows the file. */
    public InvalidKeyFileException(String message) {
        super(message);
    }
}
