// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.core.file.FileFault;
import java.nio.file.Path;

/**
 * A requirements file, or one that it includes, cannot be read, or asks for what is not accepted in it.
 *
 * @since 0.1.0
 */
public final class InvalidRequirementsFileException extends InvalidFileException {
    private static final long serialVersionUID = 1L;

    InvalidRequirementsFileException(Path file, FileFault fault) {
        super(file, fault);
    }
}
