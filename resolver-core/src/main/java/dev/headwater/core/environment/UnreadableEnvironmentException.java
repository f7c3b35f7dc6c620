// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import dev.headwater.api.InvalidInputException;

/**
 * A place where nothing is installed, or of which the records of a package manager cannot be read. The message names
 * the file or folder and says what is wrong with it.
 *
 * @since 0.1.0
 */
public final class UnreadableEnvironmentException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    UnreadableEnvironmentException(String message) {
        super(message);
    }

    UnreadableEnvironmentException(String message, Throwable cause) {
        super(message);
        initCause(cause);
    }
}
