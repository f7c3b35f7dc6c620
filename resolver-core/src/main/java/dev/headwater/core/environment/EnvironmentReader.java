// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import dev.headwater.api.environment.Environment;
import dev.headwater.api.environment.SiteFolder;
import dev.headwater.core.installed.DiskText;
import dev.headwater.core.installed.InstalledRecords;
import dev.headwater.core.installed.PythonFinder;
import dev.headwater.core.installed.PythonPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is installed in a place, and whose it is.
 *
 * <pre>{@code
 * Environment installed = EnvironmentReader.builder().build().read(Path.of("/usr/bin/python3"));
 * }</pre>
 *
 * <p>The place is a virtual environment, the prefix of an installation, a folder of distributions, or an interpreter,
 * of which only the path is looked at. Whose a file is, the records of package managers say: the lists of dpkg below
 * the root, the {@code conda-meta} of the prefixes, and what rpm printed into a file. What an installer says of itself,
 * {@code INSTALLER}, is not asked. Nothing is run and nothing is written; every file is bounded.
 *
 * <p>Of one state of the disk the answer is always the same. Safe for use by many threads.
 *
 * @since 0.1.0
 */
public final class EnvironmentReader {
    private final Path root;
    private final Optional<Path> rpmListing;

    private EnvironmentReader(Builder builder) {
        root = builder.root.toAbsolutePath().normalize();
        rpmListing = Optional.ofNullable(builder.rpmListing);
    }

    /** Begins a reader. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a place.
     *
     * @param path a folder, or an interpreter
     * @throws UnreadableEnvironmentException if nothing is installed there, or the records of a package manager cannot
     *     be read, so that nobody knows whose it is
     */
    public Environment read(Path path) {
        return installed(path).environment();
    }

    /**
     * {@return the part of what is installed in a place that came with packages of a distributor, as an index}
     *
     * @throws UnreadableEnvironmentException as {@link #read}, and if a folder cannot be read, for what is installed
     *     there must not be taken from elsewhere, or if they are of several Pythons
     */
    public InstalledIndex index(Path path) {
        InstalledPlace place = installed(path);
        if (place.unread().isPresent()) {
            throw new UnreadableEnvironmentException(place.unread().get());
        }
        Set<String> pythons = place.environment().folders().stream()
                .map(SiteFolder::python)
                .filter(python -> python.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));
        if (pythons.size() > 1) {
            throw new UnreadableEnvironmentException(path + " has several Pythons, " + String.join(" and ", pythons)
                    + "; name the interpreter that is meant");
        }
        return InstalledIndex.of(place);
    }

    private InstalledPlace installed(Path path) {
        if (!Files.isDirectory(root)) {
            throw new UnreadableEnvironmentException("the root " + root + " is no folder");
        }
        PythonPlace place;
        try {
            place = PythonFinder.find(path, root);
        } catch (IOException e) {
            throw new UnreadableEnvironmentException(path + " " + DiskText.reason(e), e);
        }
        try {
            return InstalledPlace.read(path, place, InstalledRecords.read(place, root, rpmListing));
        } catch (IOException e) {
            throw new UnreadableEnvironmentException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Collects where records are. */
    public static final class Builder {
        private Path root = Path.of("/");
        private @Nullable Path rpmListing;

        private Builder() {}

        /**
         * Sets what dpkg's database, and the paths that package managers and {@code pyvenv.cfg} name, are below: of a
         * system that is mounted or unpacked somewhere. It is {@code /} without this.
         */
        public Builder root(Path folder) {
            root = folder;
            return this;
        }

        /**
         * Sets a file with what {@code rpm -qa --qf '[%{=NAME} %{=VERSION}-%{=RELEASE} %{FILENAMES}\n]'} printed, for
         * the database of rpm is read by rpm alone.
         */
        public Builder rpmListing(Path file) {
            rpmListing = file;
            return this;
        }

        /** {@return the reader} */
        public EnvironmentReader build() {
            return new EnvironmentReader(this);
        }
    }
}
