// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import dev.headwater.api.InvalidInputException;
import dev.headwater.api.text.Shown;
import dev.headwater.core.file.FileFault;
import java.nio.file.Path;

/**
 * A file that a person wrote cannot be read: which file, where in it, what is wrong, and what to write instead.
 *
 * <p>The message is {@code file:line: key: problem}, without line and key where there is none. No user information of a
 * URL is repeated in it.
 *
 * @since 0.1.0
 */
public abstract sealed class InvalidFileException extends InvalidInputException
        permits InvalidConfigurationFileException,
                InvalidLockFileException,
                InvalidOverlayFileException,
                InvalidPolicyFileException,
                InvalidPyprojectFileException,
                InvalidRequirementsFileException,
                InvalidTargetFileException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final int line;
    private final String key;
    private final String problem;

    InvalidFileException(Path asked, FileFault fault) {
        super(message(fault.file().orElse(asked), fault), fault);
        this.file = fault.file().orElse(asked);
        this.line = fault.line();
        this.key = fault.key();
        this.problem = fault.problem();
    }

    private static String message(Path file, FileFault fault) {
        String line = fault.line() == 0 ? "" : ":" + fault.line();
        String key = fault.key().isEmpty() ? "" : fault.key() + ": ";
        return Shown.text(file.toString()) + line + ": " + key + fault.problem();
    }

    /** {@return the file at fault, as it was given} */
    public final Path file() {
        return file;
    }

    /** {@return the line, counted from 1; 0 for a fault of the whole file} */
    public final int line() {
        return line;
    }

    /** {@return the path of the key, {@code index[1].reserved} with the first index as 0; empty where there is none} */
    public final String key() {
        return key;
    }

    /** {@return what is wrong and what to write instead} */
    public final String problem() {
        return problem;
    }
}
