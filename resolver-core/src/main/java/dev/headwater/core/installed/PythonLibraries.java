// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import dev.headwater.api.environment.SiteFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The libraries below a prefix, by the names of folders: {@code lib/python3.12/site-packages}, Debian's
 * {@code dist-packages} with those that its Pythons share, {@code Lib/site-packages} of Windows, and of a system the
 * same below {@code local}, which goes first.
 */
final class PythonLibraries {
    private static final List<String> LIBRARIES = List.of("lib", "lib64", "Lib");
    private static final List<String> IMPLEMENTATIONS = List.of("python", "pypy", "graalpy");
    private static final String SITE = "site-packages";
    private static final String DEBIAN = "dist-packages";
    private static final List<String> PACKAGES = List.of(SITE, DEBIAN);

    private final String python;
    private final List<PythonPlace.Fault> faults;
    private final Set<Path> seen = new HashSet<>();
    private final List<SiteFolder> folders = new ArrayList<>();
    private final List<Path> standard = new ArrayList<>();

    /**
     * Begins.
     *
     * @param python the version that is looked for, {@code 3.11}; empty text for all
     * @param faults where it is added what cannot be read
     */
    PythonLibraries(String python, List<PythonPlace.Fault> faults) {
        this.python = python;
        this.faults = faults;
    }

    /** Looks below a prefix, and adds what is there behind what was found before. */
    void add(Path prefix, SiteFolder.Reach reach) {
        Path local = prefix.resolve("local");
        // Of /usr alone: elsewhere that is a folder like any other.
        if (prefix.endsWith("usr") && Files.isDirectory(local)) {
            boolean isDebian = Files.isDirectory(prefix.resolve("lib/python3").resolve(DEBIAN));
            below(local, isDebian ? List.of(DEBIAN) : PACKAGES, reach);
        }
        below(prefix, PACKAGES, reach);
    }

    private void below(Path prefix, List<String> names, SiteFolder.Reach reach) {
        for (String library : LIBRARIES) {
            Path folder = prefix.resolve(library);
            if (Files.isDirectory(folder)) {
                for (Path child : entries(folder)) {
                    versions(child, names, reach);
                }
                packages(folder, "", names, reach);
            }
        }
    }

    private void versions(Path folder, List<String> names, SiteFolder.Reach reach) {
        Optional<String> version = version(String.valueOf(folder.getFileName()));
        if (version.isPresent() && Files.isDirectory(folder) && isWanted(version.get())) {
            if (version.get().contains(".")) {
                standard.add(folder);
            }
            // A Python that was built into /usr/local does not look where Debian's does.
            boolean isBuilt =
                    folder.resolve("../..").normalize().endsWith("usr/local") && Files.exists(folder.resolve("os.py"));
            packages(folder, version.get(), isBuilt && names.equals(PACKAGES) ? List.of(SITE) : names, reach);
        }
    }

    private boolean isWanted(String version) {
        return python.isEmpty() || !version.contains(".") || version.equals(python);
    }

    private void packages(Path library, String version, List<String> names, SiteFolder.Reach reach) {
        for (String name : names) {
            Path folder = library.resolve(name);
            try {
                // One folder may be reached in two ways: lib64 is often a link to lib.
                if (Files.isDirectory(folder) && seen.add(folder.toRealPath())) {
                    folders.add(new SiteFolder(folder, version, reach));
                }
            } catch (IOException e) {
                faults.add(new PythonPlace.Fault(folder, DiskText.reason(e), PythonPlace.Loss.DISTRIBUTIONS));
            }
        }
    }

    private List<Path> entries(Path folder) {
        try {
            return DiskText.entries(folder);
        } catch (IOException e) {
            faults.add(new PythonPlace.Fault(folder, DiskText.reason(e), PythonPlace.Loss.DISTRIBUTIONS));
            return List.of();
        }
    }

    /** {@return the version in the name of a folder or an interpreter: 3.11 of python3.11, 3 of python3; else empty} */
    static Optional<String> version(String name) {
        for (String implementation : IMPLEMENTATIONS) {
            if (name.startsWith(implementation)) {
                String version = name.substring(implementation.length());
                return isVersion(version) ? Optional.of(version) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isVersion(String text) {
        if (text.isEmpty() || text.length() > 8) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isFreeThreaded = c == 't' && i == text.length() - 1 && i > 0;
            if ((c < '0' || c > '9') && c != '.' && !isFreeThreaded) {
                return false;
            }
        }
        return text.charAt(0) != '.';
    }

    /** {@return where distributions are, in the order of what was found} */
    List<SiteFolder> folders() {
        return folders;
    }

    /** {@return the folders of standard libraries} */
    List<Path> standard() {
        return standard;
    }
}
