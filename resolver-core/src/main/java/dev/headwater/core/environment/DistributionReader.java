// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import dev.headwater.api.environment.InstalledDistribution;
import dev.headwater.api.environment.InstalledDistribution.Overwritten;
import dev.headwater.api.environment.OwningPackage;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.version.Version;
import dev.headwater.core.installed.FileRecord;
import dev.headwater.core.installed.MetadataEntry;
import dev.headwater.core.installed.MetadataText;
import dev.headwater.core.installed.OwnedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the distributions of one folder, and asks the records whose they are. */
final class DistributionReader {
    private final Path folder;
    private final Path real;
    private final OwnedFiles files;
    private final MetadataText.Reader metadata;

    DistributionReader(Path folder, OwnedFiles files, MetadataText.Reader metadata) {
        this.folder = folder;
        this.files = files;
        this.metadata = metadata;
        real = real(folder);
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }

    InstalledDistribution read(MetadataEntry entry) {
        MetadataText text = metadata.read(entry);
        Optional<OwningPackage> owner = owner(entry);
        Optional<String> fault = text.fault();
        List<Overwritten> overwritten = List.of();
        if (owner.isEmpty()) {
            try {
                overwritten = overwritten(FileRecord.of(entry));
            } catch (IOException e) {
                fault = fault.or(() -> Optional.of(String.valueOf(e.getMessage())));
            }
        }
        String version = text.metadata()
                .map(CoreMetadata::version)
                .filter(read -> entry.version().isEmpty() || read.equals(Version.parseOrNull(entry.version())))
                .map(Version::toString)
                .orElse(entry.version());
        return new InstalledDistribution(
                entry.name(),
                version,
                entry.path(),
                entry.form(),
                owner,
                text.metadata(),
                fault,
                overwritten,
                Optional.empty());
    }

    /** {@return what should be here of metadata, by the records, and is not, sorted} */
    List<InstalledPlace.Gone> gone() {
        SortedMap<Path, InstalledPlace.Gone> gone = new TreeMap<>();
        for (Path each : List.of(folder, real)) {
            String above = OwnedFiles.text(each);
            files.directlyIn(above).forEach((path, owner) -> {
                MetadataEntry.in(folder, path.substring(above.length() + 1))
                        .filter(entry -> !Files.exists(entry.path()))
                        .ifPresent(entry -> gone.put(entry.path(), new InstalledPlace.Gone(entry, owner)));
            });
        }
        return List.copyOf(gone.values());
    }

    private Optional<OwningPackage> owner(MetadataEntry entry) {
        // Several packages may have the folder, as those of extras do in Fedora; a file is of one.
        return owner(entry.headers()).or(() -> owner(entry.path()));
    }

    private Optional<OwningPackage> owner(Path path) {
        return files.owner(OwnedFiles.text(path)).or(() -> {
            boolean isElsewhere = !real.equals(folder) && path.startsWith(folder);
            return isElsewhere ? files.owner(OwnedFiles.text(real.resolve(folder.relativize(path)))) : Optional.empty();
        });
    }

    private List<Overwritten> overwritten(List<Path> recorded) {
        Map<OwningPackage, List<String>> by = new LinkedHashMap<>();
        for (Path file : recorded) {
            owner(file)
                    .ifPresent(owner ->
                            by.computeIfAbsent(owner, none -> new ArrayList<>()).add(file.toString()));
        }
        return by.entrySet().stream()
                .map(one -> new Overwritten(
                        one.getKey(),
                        one.getValue().size(),
                        one.getValue().stream().sorted().findFirst().orElseThrow()))
                .sorted(Comparator.comparing((Overwritten one) -> one.by().name()))
                .toList();
    }
}
