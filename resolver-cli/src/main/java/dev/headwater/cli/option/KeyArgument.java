// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.option;

import dev.headwater.cli.output.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with a private key that signs. */
public final class KeyArgument {
    /** Room for a key of any kind, so that one of another kind is called that. */
    private static final int LONGEST = 1 << 14;

    private KeyArgument() {}

    /**
     * {@return the text of the file}
     *
     * @throws InvalidRequestException if it is no regular file, cannot be read, or is too long for a key; nothing of it
     *     is repeated
     */
    public static String read(String option, Path key) {
        // Asked before opening: opening a pipe would wait for its other end.
        if (Files.exists(key) && !Files.isRegularFile(key)) {
            throw new InvalidRequestException(option + ": " + key + " is not a regular file");
        }
        try (InputStream in = Files.newInputStream(key)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new InvalidRequestException(option + ": " + key + " is too long for a key");
            }
            return new String(bytes, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new InvalidRequestException(option + ": " + key + " cannot be read: " + e.getMessage());
        }
    }
}
