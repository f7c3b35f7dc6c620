// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.debian;

import dev.headwater.distro.debian.ReleaseFile;
import dev.headwater.distro.listed.ListedFile;
import dev.headwater.distro.repository.ListFile;
import dev.headwater.distro.repository.LocalFile;
import dev.headwater.distro.repository.PackageFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * A suite whose files are on this machine.
 *
 * @param place where a file is that has a path below the suite
 * @param pool its packages
 */
record LocalSuite(Function<String, Path> place, PackageFiles pool) implements SuiteFiles {
    @Override
    public String shown(String path) {
        return place.apply(path).toString();
    }

    @Override
    public Optional<byte[]> small(String name) {
        return LocalFile.small(place.apply(name));
    }

    /** What was packed anew has no digest of its own: then what comes out is held against that of the list itself. */
    @Override
    public Optional<ListFile> list(ReleaseFile release, String path) {
        Optional<ListedFile> unpacked = ListForm.NONE.in(release, path);
        for (ListForm form : ListForm.OF_FOLDERS) {
            Optional<ListedFile> packed = unpacked.isPresent() ? Optional.empty() : form.in(release, path);
            Path file = place.apply(path + form.ending());
            if ((packed.isPresent() || unpacked.isPresent()) && Files.exists(file)) {
                return Optional.of(new ListFile(file.toString(), () -> LocalFile.open(file), packed, unpacked));
            }
        }
        return Optional.empty();
    }

    @Override
    public SuiteFiles anew() {
        return this;
    }
}
