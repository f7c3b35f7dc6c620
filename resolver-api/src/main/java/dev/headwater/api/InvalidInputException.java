// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api;

/**
 * Input that cannot be used: a text, a file, a policy, a folder. The one who gave it can mend it; the message says what
 * is wrong and, where that is known, what to give instead, and repeats no secret.
 *
 * <p>Each kind of input has a subtype of its own, with accessors for what it is about.
 *
 * @since 0.1.0
 */
public abstract class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Makes an exception with a message that says what is wrong. */
    protected InvalidInputException(String message) {
        super(message);
    }

    /** Makes an exception with a message that says what is wrong, and the cause. */
    protected InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
