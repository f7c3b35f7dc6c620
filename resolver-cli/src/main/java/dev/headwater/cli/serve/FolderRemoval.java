// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.serve;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes away a folder that holds files alone, and that nobody needs any more. */
final class FolderRemoval {
    private FolderRemoval() {}

    static void remove(Path folder) {
        try {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // It lies with the temporary files, and goes with them.
        }
    }
}
