// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.core.file.FileFault;
import java.nio.file.Path;

/**
 * The configuration of another tool cannot be read, or no policy can say what it says.
 *
 * @since 0.1.0
 */
public final class InvalidConfigurationFileException extends InvalidFileException {
    private static final long serialVersionUID = 1L;

    InvalidConfigurationFileException(Path file, FileFault fault) {
        super(file, fault);
    }
}
