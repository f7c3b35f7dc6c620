// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.listed;

import java.util.List;
import java.util.Optional;

/**
 * The paths of installed metadata: of the folders, and since eggs of single files, where a Python of the system imports
 * from. Others, such as an application's own copies, do not count.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">Recording
 *     installed projects</a>
 */
public enum MetadataPath {
    /** Where Debian's Pythons import from. */
    OF_DEBIAN("/dist-packages/"),
    /** Where the Pythons of most others import from, with a folder for each width of pointers. */
    OF_OTHERS("/site-packages/");

    private static final List<String> PYTHONS = List.of("python", "pypy");
    private static final String INFO = "-info";
    private static final String DIST_INFO = ".dist" + INFO;
    private static final String EGG_INFO = ".egg" + INFO;
    private static final int LONGEST = 500;

    /** What follows the version of a Python without a global lock. */
    private static final String FREE_THREADED = "t";

    private static final List<String> OF_DEBIAN_LIBRARIES = List.of("usr/lib/");
    private static final List<String> LIBRARIES = List.of("usr/lib/", "usr/lib64/");

    private final String packages;

    MetadataPath(String packages) {
        this.packages = packages;
    }

    /** {@return the metadata that a file is of, or is}, by its path without a slash before it */
    public Optional<InstalledFolder> find(String path) {
        // Half a million files of libraries are asked for, and few are any.
        if (!path.contains(INFO)) {
            return Optional.empty();
        }
        int python = (this == OF_DEBIAN ? OF_DEBIAN_LIBRARIES : LIBRARIES)
                .stream()
                        .filter(path::startsWith)
                        .findFirst()
                        .map(String::length)
                        .orElse(-1);
        int slash = python < 0 ? -1 : path.indexOf('/', python);
        int start = slash < 0 ? -1 : importable(path, python, slash);
        if (start < 0) {
            return Optional.empty();
        }
        int next = path.indexOf('/', start);
        int end = next < 0 ? path.length() : next;
        String name = path.substring(start, end);
        boolean isOne = (name.endsWith(DIST_INFO) || name.endsWith(EGG_INFO)) && end - start <= LONGEST;
        return isOne
                ? Optional.of(folder(path.substring(0, end), path.substring(python, slash), name))
                : Optional.empty();
    }

    /** Where the name begins of what can be imported: in the folder of packages, or of the library of a version. */
    private int importable(String path, int python, int slash) {
        Optional<String> version = version(path.substring(python, slash));
        if (version.isEmpty()) {
            return -1;
        }
        if (path.startsWith(packages, slash)) {
            return slash + packages.length();
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

    /** Behind the version of a PyPy's Python its own may stand: {@code 3.10-v7.3}. */
    private static boolean isVersion(String text) {
        int hyphen = text.indexOf('-');
        String version = hyphen < 0 ? text : text.substring(0, hyphen);
        int dot = version.indexOf('.');
        if (dot < 0) {
            return isNumber(version);
        }
        int end = version.endsWith(FREE_THREADED) ? version.length() - FREE_THREADED.length() : version.length();
        return isNumber(version.substring(0, dot)) && isNumber(version.substring(dot + 1, Math.max(end, dot + 1)));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && AsciiSet.DIGITS.hasAll(text);
    }

    /** Splits at the last hyphen, as installers escape those of names and versions. */
    private static InstalledFolder folder(String path, String python, String name) {
        String stem = name.endsWith(EGG_INFO)
                ? withoutPython(name.substring(0, name.length() - EGG_INFO.length()))
                : name.substring(0, name.length() - DIST_INFO.length());
        int hyphen = stem.lastIndexOf('-');
        return hyphen < 0
                ? new InstalledFolder(path, python, stem, "")
                : new InstalledFolder(path, python, stem.substring(0, hyphen), stem.substring(hyphen + 1));
    }

    /** Without {@code -py3.11} and what may follow it, a platform. */
    private static String withoutPython(String stem) {
        int python = stem.lastIndexOf("-py");
        boolean isOne = python > 0 && python + 3 < stem.length() && Character.isDigit(stem.charAt(python + 3));
        return isOne ? stem.substring(0, python) : stem;
    }
}
