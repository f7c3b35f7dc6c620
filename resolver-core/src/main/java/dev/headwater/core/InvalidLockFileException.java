// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.core.file.FileFault;
import java.nio.file.Path;

/**
 * A lock cannot be read, or what it records contradicts itself.
 *
 * @since 0.1.0
 */
public final class InvalidLockFileException extends InvalidFileException {
    private static final long serialVersionUID = 1L;

    InvalidLockFileException(Path file, FileFault fault) {
        super(file, fault);
    }
}
