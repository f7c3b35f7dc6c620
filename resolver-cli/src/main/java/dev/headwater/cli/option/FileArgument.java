// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.option;

import dev.headwater.api.text.Shown;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.cli.output.InvalidRequestException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A path on the command line. */
public final class FileArgument {
    private FileArgument() {}

    /**
     * {@return the path, relative to a folder if it is relative}
     *
     * @throws InvalidRequestException if it cannot be a path, as what begins like a URL; that is not repeated
     */
    public static Path path(String option, String text, Path directory) {
        if (UrlSecrets.beginsAsUrl(text)) {
            throw new InvalidRequestException(
                    option + " names a URL; fetch the file, read it, and name it by its path");
        }
        try {
            if (!text.isEmpty()) {
                return directory.resolve(text);
            }
        } catch (InvalidPathException e) {
            // Said below, as for an empty one.
        }
        throw new InvalidRequestException(option + ": " + Shown.quoted(text) + " is no path");
    }
}
