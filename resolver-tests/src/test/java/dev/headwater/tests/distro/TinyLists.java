// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with the lists of a small distributor: an interpreter, an application, what it needs, and what is broken.
 */
final class TinyLists {
    private static final String CONTENTS = """
            usr/bin/python3                                          python/python3
            usr/bin/python3.11                                       python/python3.11
            usr/bin/xclip                                            x11/xclip
            usr/lib/python3/dist-packages/app-2.0.dist-info/METADATA python/python3-app
            usr/lib/python3/dist-packages/Lib-1.5.egg-info/PKG-INFO  python/python3-lib
            usr/lib/python3/dist-packages/bad-None.egg-info          python/python3-bad
            usr/lib/python3/dist-packages/two-1.0.egg-info           python/two-a
            usr/lib/python3/dist-packages/two-2.0.egg-info           python/two-b
            """;

    private TinyLists() {}

    static Path write(Path folder) {
        StringBuilder packages = new StringBuilder();
        packages.append(stanza("python3", "3.11.2-1", "python3.11"));
        packages.append(stanza("python3.11", "3.11.2-6", ""));
        packages.append(stanza(
                "python3-app",
                "2.0-1",
                "python3:any, python3-lib (>= 1.2), python3-lib (<< 2~), xclip | wl-clipboard"));
        packages.append(stanza("python3-lib", "1.5-2", "python3:any"));
        packages.append(stanza("python3-bad", "1.0-1", "python3:any"));
        packages.append(stanza("two-a", "1.0-1", "python3:any"));
        packages.append(stanza("two-b", "2.0-1", "python3:any"));
        packages.append(stanza("xclip", "0.13-2", ""));
        try {
            Files.writeString(folder.resolve("Packages"), packages);
            Files.writeString(folder.resolve("Contents-amd64"), CONTENTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static String stanza(String name, String version, String depends) {
        return "Package: " + name + "\nVersion: " + version + "\nArchitecture: all\n"
                + (depends.isEmpty() ? "" : "Depends: " + depends + "\n") + "Filename: pool/main/" + name + "_"
                + version
                + "_all.deb\nSize: 4\nSHA256: " + "ab".repeat(32) + "\n\n";
    }
}
