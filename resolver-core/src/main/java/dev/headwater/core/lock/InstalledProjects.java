// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is installed in a folder that Python imports from, by its metadata folders: {@code NAME-VERSION.dist-info}, and
 * the {@code .egg-info}, a folder or a file, of older tools. What is called otherwise is passed over.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">Recording
 *     installed projects</a>
 */
public final class InstalledProjects {
    private static final int MOST_ENTRIES = 200_000;
    private static final int MOST_BYTES = 1 << 16;
    private static final int LONGEST_NAME = 255;
    private static final String DIST_INFO = ".dist-info";
    private static final String EGG_INFO = ".egg-info";

    private final Map<ProjectName, Set<String>> versions = new HashMap<>();

    private InstalledProjects() {}

    /**
     * Reads the names in a folder, and of an egg-info without a version its headers.
     *
     * @throws IOException if the folder cannot be read, or has more entries than any that is installed into
     */
    public static InstalledProjects read(Path folder) throws IOException {
        InstalledProjects installed = new InstalledProjects();
        int entries = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path entry : all) {
                if (++entries > MOST_ENTRIES) {
                    throw new IOException("more than " + MOST_ENTRIES + " entries");
                }
                installed.add(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return installed;
    }

    private void add(Path entry) throws IOException {
        String name = String.valueOf(entry.getFileName());
        if (name.length() > LONGEST_NAME) {
            return;
        }
        if (name.endsWith(DIST_INFO)) {
            add(name.substring(0, name.length() - DIST_INFO.length()));
        } else if (name.endsWith(EGG_INFO)) {
            String stem = name.substring(0, name.length() - EGG_INFO.length());
            if (stem.indexOf('-') >= 0) {
                add(stem);
            } else {
                add(stem, version(Files.isDirectory(entry) ? entry.resolve("PKG-INFO") : entry));
            }
        }
    }

    /** Of {@code NAME-VERSION} and {@code NAME-VERSION-pyX.Y}, in which a name and a version have no hyphen. */
    private void add(String stem) {
        int first = stem.indexOf('-');
        if (first > 0) {
            int second = stem.indexOf('-', first + 1);
            add(stem.substring(0, first), stem.substring(first + 1, second < 0 ? stem.length() : second));
        }
    }

    private void add(String name, String version) {
        try {
            versions.computeIfAbsent(ProjectName.parse(name), known -> new TreeSet<>())
                    .add(version);
        } catch (InvalidNameException e) {
            // What is no name is no project's.
        }
    }

    private static String version(Path metadata) throws IOException {
        if (!Files.isRegularFile(metadata)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(metadata)) {
            String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            for (String line : text.split("\n", -1)) {
                if (line.isBlank()) {
                    return "";
                } else if (line.startsWith("Version:")) {
                    return line.substring("Version:".length()).strip();
                }
            }
        }
        return "";
    }

    /** {@return the versions of a project that are there, as they are written, sorted; usually one or none} */
    public List<String> versions(ProjectName name) {
        return List.copyOf(versions.getOrDefault(name, Set.of()));
    }

    /** Holds what is provided against what is there. */
    void check(List<LockRecord.Provided> provided, Findings findings) {
        for (LockRecord.Provided one : provided) {
            Set<String> there = versions.getOrDefault(one.name(), Set.of());
            Difference difference = Difference.of(
                            there.isEmpty() ? DifferenceKind.INSTALLED_MISSING : DifferenceKind.INSTALLED_VERSION)
                    .about(one.name())
                    .of(one.packageName())
                    .was(one.version().toString());
            if (there.isEmpty()) {
                findings.add(difference);
            } else if (there.stream().noneMatch(text -> isVersion(one.version(), text))) {
                findings.add(difference.now(Shown.text(String.join(", ", there))));
            }
        }
    }

    private static boolean isVersion(Version version, String text) {
        try {
            return Version.parse(text).equals(version);
        } catch (InvalidVersionException e) {
            return false;
        }
    }
}
