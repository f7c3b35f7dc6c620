// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.environment;

import dev.headwater.api.Unpromised;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One distribution that is installed, by its metadata folder or file.
 *
 * @param name the project, as the name of the folder says it
 * @param version the version as it is written; empty text where none can be read
 * @param place the folder or file of its metadata
 * @param form how its metadata lies there
 * @param owner the package that it came with; empty for what no package manager put there
 * @param metadata what its metadata says; empty where that cannot be read
 * @param fault why the metadata cannot be read, with the place; empty where it can
 * @param overwritten the packages of which it overwrote files, by its own record of files, sorted
 * @param hiddenBy the place of the metadata that Python finds before this one for the same project; empty where it
 *     finds this
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">Recording
 *     installed projects</a>
 * @since 0.1.0
 */
public record InstalledDistribution(
        ProjectName name,
        String version,
        Path place,
        Form form,
        Optional<OwningPackage> owner,
        Optional<CoreMetadata> metadata,
        Optional<String> fault,
        List<Overwritten> overwritten,
        Optional<Path> hiddenBy) {
    /** Copies. */
    @Unpromised
    public InstalledDistribution {
        overwritten = List.copyOf(overwritten);
    }

    /** How the metadata of a distribution lies on disk. */
    public enum Form {
        /** A folder {@code NAME-VERSION.dist-info}. */
        DIST_INFO,
        /** A folder {@code NAME-VERSION.egg-info}, of setuptools. */
        EGG_INFO,
        /** A file of that name, of distutils. */
        EGG_INFO_FILE
    }

    /**
     * A package of which files were overwritten.
     *
     * @param by the package
     * @param files how many of its files
     * @param first the first of them
     */
    public record Overwritten(OwningPackage by, int files, String first) {}

    /** {@return the version, where it is one} */
    public Optional<Version> parsedVersion() {
        return Optional.ofNullable(Version.parseOrNull(version));
    }

    /** {@return the same, which Python does not find, for it finds that first} */
    public InstalledDistribution behind(Path first) {
        return new InstalledDistribution(
                name, version, place, form, owner, metadata, fault, overwritten, Optional.of(first));
    }

    /** {@return project and version: {@code lib 1.0}} */
    @Override
    public String toString() {
        return version.isEmpty() ? name.value() : name + " " + version;
    }
}
