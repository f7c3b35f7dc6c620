// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import java.util.List;
import java.util.Optional;

/**
 * The paths of installed metadata: of the folders, and since eggs of single files, where a Python of the system imports
 * from. Others, such as an application's own copies, do not count.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">Recording
 *     installed projects</a>
 */
final class MetadataPath {
    private static final String LIBRARIES = "usr/lib/";
    private static final List<String> PYTHONS = List.of("python", "pypy");
    private static final String PACKAGES = "/dist-packages/";
    private static final String INFO = "-info";
    private static final String DIST_INFO = ".dist" + INFO;
    private static final String EGG_INFO = ".egg" + INFO;
    private static final int LONGEST = 500;

    private MetadataPath() {}

    /** {@return the metadata that a file is of, or is}, by its path without a slash before it */
    static Optional<InstalledFolder> of(String path) {
        // Half a million files of libraries are asked for, and few are any.
        int start = path.contains(INFO) ? importable(path) : -1;
        if (start < 0) {
            return Optional.empty();
        }
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        String name = path.substring(start, end);
        boolean isOne = (name.endsWith(DIST_INFO) || name.endsWith(EGG_INFO)) && end - start <= LONGEST;
        return isOne ? Optional.of(folder(path.substring(0, end), name)) : Optional.empty();
    }

    /** Where the name begins of what can be imported: in the folder of packages, or of the library of a version. */
    private static int importable(String path) {
        if (!path.startsWith(LIBRARIES)) {
            return -1;
        }
        int slash = path.indexOf('/', LIBRARIES.length());
        Optional<String> version = slash < 0 ? Optional.empty() : version(path.substring(LIBRARIES.length(), slash));
        if (version.isEmpty()) {
            return -1;
        }
        if (path.startsWith(PACKAGES, slash)) {
            return slash + PACKAGES.length();
        }
        return version.get().contains(".") ? slash + 1 : -1;
    }

    /** The version of a Python by its folder: {@code 3} or {@code 3.11}, and for PyPy nothing as well. */
    private static Optional<String> version(String folder) {
        return PYTHONS.stream()
                .filter(folder::startsWith)
                .map(python -> folder.substring(python.length()))
                .filter(version -> version.isEmpty() ? !folder.equals("python") : isVersion(version))
                .findFirst();
    }

    private static boolean isVersion(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? isNumber(text) : isNumber(text.substring(0, dot)) && isNumber(text.substring(dot + 1));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && AsciiSet.DIGITS.hasAll(text);
    }

    /** Splits at the last hyphen, as installers escape those of names and versions. */
    private static InstalledFolder folder(String path, String name) {
        String stem = name.endsWith(EGG_INFO)
                ? withoutPython(name.substring(0, name.length() - EGG_INFO.length()))
                : name.substring(0, name.length() - DIST_INFO.length());
        int hyphen = stem.lastIndexOf('-');
        return hyphen < 0
                ? new InstalledFolder(path, stem, "")
                : new InstalledFolder(path, stem.substring(0, hyphen), stem.substring(hyphen + 1));
    }

    /** Without {@code -py3.11} and what may follow it, a platform. */
    private static String withoutPython(String stem) {
        int python = stem.lastIndexOf("-py");
        boolean isOne = python > 0 && python + 3 < stem.length() && Character.isDigit(stem.charAt(python + 3));
        return isOne ? stem.substring(0, python) : stem;
    }
}
