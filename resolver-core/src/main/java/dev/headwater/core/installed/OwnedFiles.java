// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import dev.headwater.api.environment.OwningPackage;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which package each file is of, by the records of package managers. Kept are the files in the folders that somebody
 * asks about, for a system has a million others.
 */
public final class OwnedFiles {
    private static final int MOST = 2_000_000;

    private final SortedMap<String, OwningPackage> files;
    private final Map<OwningPackage, Needs> needs;
    private final Map<OwningPackage.Kind, Machine> machines;

    private OwnedFiles(Builder builder) {
        files = builder.files;
        needs = builder.needs;
        machines = builder.machines;
    }

    /**
     * What packages are for.
     *
     * @param architecture the package manager's word: {@code amd64}, {@code linux-64}
     * @param system the system, as {@code platform_system} calls it in markers: {@code Linux}
     * @param machine the machine, as {@code platform_machine} calls it in markers: {@code x86_64}
     */
    public record Machine(String architecture, String system, String machine) {}

    /**
     * What a package needs, as far as its manager's records say.
     *
     * @param provides the names by which others may need it, its own first
     * @param depends of each dependency the alternatives, each by name
     */
    public record Needs(List<String> provides, List<Dependency> depends) {
        /** Copies. */
        public Needs {
            provides = List.copyOf(provides);
            depends = List.copyOf(depends);
        }
    }

    /**
     * A dependency of a package.
     *
     * @param text as it is written
     * @param alternatives the names of packages of which one is needed
     */
    public record Dependency(String text, List<String> alternatives) {
        /** Copies. */
        public Dependency {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** {@return a path as it is asked about here, with slashes} */
    public static String text(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** {@return the package that a file or folder is of, by its absolute path} */
    public Optional<OwningPackage> owner(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** {@return what lies in a folder by the records, files and folders, and the package of each, sorted} */
    public SortedMap<String, OwningPackage> directlyIn(String folder) {
        SortedMap<String, OwningPackage> direct = new TreeMap<>();
        // The sign behind the slash: all that begins with the folder and a slash is before it.
        files.subMap(folder + "/", folder + "0").forEach((path, owner) -> {
            int slash = path.indexOf('/', folder.length() + 1);
            // A folder is before its files, and may be of several packages.
            direct.put(slash < 0 ? path : path.substring(0, slash), owner);
        });
        return direct;
    }

    /** {@return what a package needs; empty where its manager's records do not say it} */
    public Optional<Needs> needs(OwningPackage by) {
        return Optional.ofNullable(needs.get(by));
    }

    /** {@return what the packages of a manager are for; empty where its records do not say it} */
    public Optional<Machine> machine(OwningPackage.Kind kind) {
        return Optional.ofNullable(machines.get(kind));
    }

    /** Collects files. */
    static final class Builder {
        private final List<String> folders;
        private final SortedMap<String, OwningPackage> files = new TreeMap<>();
        private final Map<OwningPackage, Needs> needs = new HashMap<>();
        private final Map<OwningPackage.Kind, Machine> machines = new EnumMap<>(OwningPackage.Kind.class);

        /** Begins with the folders that are asked about, absolute. */
        Builder(List<String> folders) {
            this.folders = List.copyOf(folders);
        }

        /** {@return whether a file is asked about} */
        boolean isAsked(String path) {
            for (String folder : folders) {
                if (path.length() > folder.length() + 1
                        && path.charAt(folder.length()) == '/'
                        && path.startsWith(folder)) {
                    return true;
                }
            }
            return false;
        }

        /**
         * Adds a file, unless one before says whose it is.
         *
         * @throws UnreadableRecordsException if there are more than any system has
         */
        void add(String path, OwningPackage owner) throws UnreadableRecordsException {
            files.putIfAbsent(path, owner);
            if (files.size() > MOST) {
                throw new UnreadableRecordsException(
                        "packages have more than " + MOST + " files in the folders of Python");
            }
        }

        void needs(OwningPackage owner, Needs needed) {
            needs.put(owner, needed);
        }

        void machine(OwningPackage.Kind kind, Machine machine) {
            machines.putIfAbsent(kind, machine);
        }

        OwnedFiles build() {
            return new OwnedFiles(this);
        }
    }
}
