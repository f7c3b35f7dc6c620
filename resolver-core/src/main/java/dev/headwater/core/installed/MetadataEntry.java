// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import dev.headwater.api.environment.InstalledDistribution.Form;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The metadata of a distribution, by the name of its folder or file: {@code NAME-VERSION.dist-info}, and the
 * {@code .egg-info} of older tools, with or without {@code -pyX.Y}. In it, name and version have no hyphen.
 *
 * @param path the folder or file
 * @param form how it lies there
 * @param name the project
 * @param version the version as it is written; empty text for an egg-info that does not have it in its name
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">Recording
 *     installed projects</a>
 */
public record MetadataEntry(Path path, Form form, ProjectName name, String version) {
    private static final int LONGEST_NAME = 255;
    private static final String DIST_INFO = ".dist-info";
    private static final String EGG_INFO = ".egg-info";

    /** {@return what an entry of a folder is the metadata of; empty where it is something else} */
    public static Optional<MetadataEntry> of(Path entry) {
        String file = String.valueOf(entry.getFileName());
        if (file.length() > LONGEST_NAME) {
            return Optional.empty();
        } else if (file.endsWith(DIST_INFO)) {
            String stem = file.substring(0, file.length() - DIST_INFO.length());
            // A dist-info without a version is none.
            return stem.indexOf('-') > 0 ? of(entry, Form.DIST_INFO, stem) : Optional.empty();
        } else if (file.endsWith(EGG_INFO)) {
            Form form = Files.isDirectory(entry) ? Form.EGG_INFO : Form.EGG_INFO_FILE;
            return of(entry, form, file.substring(0, file.length() - EGG_INFO.length()));
        }
        return Optional.empty();
    }

    /** {@return what something called so in a folder is the metadata of; empty where it is something else} */
    public static Optional<MetadataEntry> in(Path folder, String file) {
        try {
            return file.endsWith(DIST_INFO) || file.endsWith(EGG_INFO) ? of(folder.resolve(file)) : Optional.empty();
        } catch (InvalidPathException e) {
            // No file can be called so.
            return Optional.empty();
        }
    }

    private static Optional<MetadataEntry> of(Path entry, Form form, String stem) {
        int first = stem.indexOf('-');
        int second = first < 0 ? -1 : stem.indexOf('-', first + 1);
        String name = first < 0 ? stem : stem.substring(0, first);
        String version = first < 0 ? "" : stem.substring(first + 1, second < 0 ? stem.length() : second);
        try {
            return Optional.of(new MetadataEntry(entry, form, ProjectName.parse(name), version));
        } catch (InvalidNameException e) {
            // What is no name is no project's.
            return Optional.empty();
        }
    }

    /** {@return the file that has the headers} */
    public Path headers() {
        return switch (form) {
            case DIST_INFO -> path.resolve("METADATA");
            case EGG_INFO -> path.resolve("PKG-INFO");
            case EGG_INFO_FILE -> path;
        };
    }
}
