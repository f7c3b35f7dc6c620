// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.api.InvalidInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the environment, or a file that one names, cannot be used. The message names the variable or the file,
 * and repeats no value that may be secret.
 *
 * @since 0.1.0
 */
public final class InvalidMachineException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String variable;

    private InvalidMachineException(@Nullable String variable, String message, @Nullable Throwable cause) {
        super(message);
        this.variable = variable;
        if (cause != null) {
            initCause(cause);
        }
    }

    InvalidMachineException(String message) {
        this(null, message, null);
    }

    InvalidMachineException(String message, Throwable cause) {
        this(null, message, cause);
    }

    /** {@return a fault of a variable} */
    static InvalidMachineException ofVariable(String variable, String message) {
        return new InvalidMachineException(variable, message, null);
    }

    /** {@return a fault of a variable} */
    static InvalidMachineException ofVariable(String variable, String message, Throwable cause) {
        return new InvalidMachineException(variable, message, cause);
    }

    /** {@return the variable that would mend it, where it is one alone} */
    public Optional<String> variable() {
        return Optional.ofNullable(variable);
    }
}
