// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.core.file.FileFault;
import java.nio.file.Path;

/**
 * A policy file cannot be read, or the policy in it contradicts itself.
 *
 * @since 0.1.0
 */
public final class InvalidPolicyFileException extends InvalidFileException {
    private static final long serialVersionUID = 1L;

    InvalidPolicyFileException(Path file, FileFault fault) {
        super(file, fault);
    }
}
