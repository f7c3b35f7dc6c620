// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.overlay;

import dev.headwater.cli.option.Arguments;
import dev.headwater.cli.option.Command;
import dev.headwater.cli.option.FileArgument;
import dev.headwater.cli.output.InvalidRequestException;
import dev.headwater.core.InvalidFileException;
import dev.headwater.core.SetFile;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The file of overlays that a command is given. */
final class SetArgument {
    private SetArgument() {}

    /**
     * {@return the one operand of a command as a path}
     *
     * @throws InvalidRequestException if there is none, or there are several
     */
    static Path file(Arguments arguments, Command command, Path folder) {
        if (arguments.operands().size() != 1) {
            throw new InvalidRequestException(
                    command.name() + " needs one file of overlays", "headwater " + command.name() + " hotfixes.toml");
        }
        return FileArgument.path(command.name(), arguments.operands().get(0), folder);
    }

    /**
     * {@return what a file holds, whoever signed it}
     *
     * @throws InvalidRequestException if it cannot be read
     */
    static SetFile read(Path file) {
        return refused(() -> SetFile.read(file));
    }

    /** {@return what is made; a fault of a file is one of the command line} */
    static <T> T refused(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidFileException e) {
            throw new InvalidRequestException(e);
        }
    }
}
