// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.installed;

import dev.headwater.api.environment.SiteFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The records of all package managers that there are, about the folders of a place. */
public final class InstalledRecords {
    private InstalledRecords() {}

    /**
     * Reads them.
     *
     * @param root what dpkg's database is below
     * @param rpmListing what rpm printed into a file
     * @throws UnreadableRecordsException if there are records that cannot be read
     * @throws IOException if a folder cannot be read
     */
    public static OwnedFiles read(PythonPlace place, Path root, Optional<Path> rpmListing) throws IOException {
        Set<Path> libraries = new TreeSet<>();
        for (SiteFolder folder : place.folders()) {
            libraries.add(folder.path());
            libraries.add(folder.path().toRealPath());
        }
        Set<String> folders = libraries.stream().map(OwnedFiles::text).collect(Collectors.toCollection(TreeSet::new));
        List<Path> prefixes = new ArrayList<>(List.of(place.prefix()));
        place.base().ifPresent(prefixes::add);
        for (Path prefix : prefixes) {
            // Where installers put the scripts that come with distributions.
            folders.add(OwnedFiles.text(prefix.resolve("bin")));
            folders.add(OwnedFiles.text(prefix.resolve("Scripts")));
        }
        OwnedFiles.Builder files = new OwnedFiles.Builder(List.copyOf(folders));
        boolean isOfDpkg = DpkgRecords.add(root, files);
        for (Path prefix : prefixes) {
            CondaRecords.add(prefix, files);
        }
        if (rpmListing.isPresent()) {
            RpmListing.add(rpmListing.get(), root, files);
        } else if (!isOfDpkg) {
            UnreadRecords.refuse(root, libraries);
        }
        return files.build();
    }
}
