// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.InvalidInputException;
import dev.headwater.api.text.Shown;
import java.nio.file.Path;

/**
 * A wheel cannot be rewritten: it is damaged, says two things, holds more than is unpacked, or is not what its name
 * says. Nothing was written.
 *
 * @since 0.1.0
 */
public final class InvalidWheelException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final String problem;

    InvalidWheelException(Path file, String problem) {
        super(Shown.text(file.toString()) + ": " + problem);
        this.file = file;
        this.problem = problem;
    }

    InvalidWheelException(Path file, String problem, Throwable cause) {
        this(file, problem);
        initCause(cause);
    }

    /** {@return the wheel} */
    public Path file() {
        return file;
    }

    /** {@return what is wrong with it, and where in it} */
    public String problem() {
        return problem;
    }
}
