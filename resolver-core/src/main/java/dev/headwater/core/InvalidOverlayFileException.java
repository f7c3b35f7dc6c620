// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.core.file.FileFault;
import java.nio.file.Path;

/**
 * An overlay file cannot be read, or what it says contradicts itself.
 *
 * @since 0.1.0
 */
public final class InvalidOverlayFileException extends InvalidFileException {
    private static final long serialVersionUID = 1L;

    InvalidOverlayFileException(Path file, FileFault fault) {
        super(file, fault);
    }
}
