// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which system stands below a root.
 *
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/os-release.html">os-release</a>
 */
final class OsRelease {
    private static final int LONGEST = 1 << 16;
    private static final String ID = "ID=";

    private OsRelease() {}

    /** {@return its {@code ID}: {@code debian}, {@code fedora}; empty where that is not told} */
    static Optional<String> id(Path root) {
        for (String file : List.of("etc/os-release", "usr/lib/os-release")) {
            try {
                return DiskText.read(root.resolve(file), LONGEST)
                        .lines()
                        .filter(line -> line.startsWith(ID))
                        .map(line ->
                                line.substring(ID.length()).replace("\"", "").strip())
                        .filter(PackageUrls::isPlain)
                        .findFirst();
            } catch (IOException e) {
                // The other place may tell it.
            }
        }
        return Optional.empty();
    }
}
