// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.core.file.FileFault;
import java.nio.file.Path;

/**
 * A target file cannot be read, or describes no target.
 *
 * @since 0.1.0
 */
public final class InvalidTargetFileException extends InvalidFileException {
    private static final long serialVersionUID = 1L;

    InvalidTargetFileException(Path file, FileFault fault) {
        super(file, fault);
    }
}
