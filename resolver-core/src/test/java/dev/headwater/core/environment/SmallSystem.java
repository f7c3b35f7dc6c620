// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A system of Debian below a folder, with the packages and environments that are put there. */
final class SmallSystem {
    private final Path root;
    private final StringBuilder status =
            new StringBuilder("Package: dpkg\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.21.22\n\n");

    SmallSystem(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("var/lib/dpkg/info"));
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/os-release"), "NAME=Debian\nID=debian\n");
        Files.createDirectories(root.resolve("usr/bin"));
        Files.createDirectories(root.resolve("usr/lib/python3.11"));
        Files.createDirectories(root.resolve("usr/local/lib/python3.11/dist-packages"));
        Files.createDirectories(packages());
        Files.writeString(root.resolve("usr/bin/python3.11"), "no program");
        Files.createSymbolicLink(root.resolve("usr/bin/python3"), Path.of("python3.11"));
    }

    Path root() {
        return root;
    }

    Path packages() {
        return root.resolve("usr/lib/python3/dist-packages");
    }

    Path local() {
        return root.resolve("usr/local/lib/python3.11/dist-packages");
    }

    Path python() {
        return root.resolve("usr/bin/python3");
    }

    EnvironmentReader reader() {
        return EnvironmentReader.builder().root(root).build();
    }

    /** Installs a package with one distribution, and says what it depends on. */
    void deb(String name, String version, String metadata, String depends, String... lines) throws IOException {
        Path folder = metadata(packages(), metadata, lines);
        own(name, folder, packages().resolve(name.replace("python3-", "") + ".py"));
        status.append("Package: ").append(name).append("\nStatus: install ok installed\nArchitecture: all\nVersion: ");
        status.append(version).append("\nDepends: ").append(depends).append("\nDescription: a\n folded one\n\n");
        Files.writeString(root.resolve("var/lib/dpkg/status"), status);
    }

    private void own(String name, Path... files) throws IOException {
        List<String> lines = new ArrayList<>(List.of("/."));
        for (Path file : files) {
            lines.add("/" + root.relativize(file));
            if (!Files.exists(file)) {
                Files.writeString(file, "");
            }
        }
        Files.write(root.resolve("var/lib/dpkg/info/" + name + ".list"), lines);
    }

    /** Puts metadata into a folder: {@code lib-1.0.dist-info}. */
    static Path metadata(Path folder, String entry, String... lines) throws IOException {
        Path place = folder.resolve(entry);
        Files.createDirectories(place);
        String[] parts = entry.replaceAll("\\.(dist|egg)-info$", "").split("-", 2);
        String version = parts.length == 1 ? "1.0" : parts[1];
        String text = "Metadata-Version: 2.1\nName: " + parts[0] + "\nVersion: " + version + "\n"
                + String.join("\n", lines) + "\n\nWords.\n";
        Files.writeString(place.resolve(entry.endsWith(".dist-info") ? "METADATA" : "PKG-INFO"), text);
        return place;
    }

    /** Makes a virtual environment of the interpreter that sees its packages. */
    Path virtual(String name) throws IOException {
        Path folder = root.resolve(name);
        Files.createDirectories(folder.resolve("lib/python3.11/site-packages"));
        Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("bin/python"), python());
        Files.writeString(
                folder.resolve("pyvenv.cfg"),
                "home = /usr/bin\ninclude-system-site-packages = true\nversion = 3.11.2\nexecutable = /usr/bin/python3.11\n");
        return folder;
    }
}
