// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.core.file.FileFault;
import java.nio.file.Path;

/**
 * A {@code pyproject.toml} cannot be read, or does not say what is asked of it.
 *
 * @since 0.1.0
 */
public final class InvalidPyprojectFileException extends InvalidFileException {
    private static final long serialVersionUID = 1L;

    InvalidPyprojectFileException(Path file, FileFault fault) {
        super(file, fault);
    }
}
