// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;
import dev.headwater.api.version.InvalidVersionException;
import dev.headwater.api.version.Version;
import dev.headwater.core.installed.DiskText;
import dev.headwater.core.installed.MetadataEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is installed in a folder that Python imports from, by its metadata folders: {@code NAME-VERSION.dist-info}, and
 * the {@code .egg-info}, a folder or a file, of older tools. What is called otherwise is passed over.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/recording-installed-packages/">Recording
 *     installed projects</a>
 * @since 0.1.0
 */
public final class InstalledProjects {
    private static final int MOST_BYTES = 1 << 16;

    private final Map<ProjectName, Set<String>> versions = new HashMap<>();

    private InstalledProjects() {}

    /**
     * Reads the names in a folder, and of an egg-info without a version its headers.
     *
     * @throws IOException if the folder cannot be read, or has more entries than any that is installed into
     */
    public static InstalledProjects read(Path folder) throws IOException {
        InstalledProjects installed = new InstalledProjects();
        for (Path entry : DiskText.entries(folder)) {
            Optional<MetadataEntry> metadata = MetadataEntry.of(entry);
            if (metadata.isPresent()) {
                installed.add(metadata.get());
            }
        }
        return installed;
    }

    private void add(MetadataEntry entry) throws IOException {
        String version = entry.version().isEmpty() ? version(entry.headers()) : entry.version();
        versions.computeIfAbsent(entry.name(), known -> new TreeSet<>()).add(version);
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
