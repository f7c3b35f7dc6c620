// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.distro.debian.ReleaseFile;
import dev.headwater.distro.listed.ListedFile;
import dev.headwater.http.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
        Path file = place.apply(name);
        try {
            return Optional.of(RegularFile.read(file, Bounds.RELEASE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Faults.unread(file.toString(), e);
        }
    }

    /** What was packed anew has no digest of its own: then what comes out is held against that of the list itself. */
    @Override
    public Optional<ListFile> list(ReleaseFile release, String path) {
        Optional<ListedFile> unpacked = ListForm.NONE.in(release, path);
        for (ListForm form : ListForm.OF_FOLDERS) {
            Optional<ListedFile> packed = unpacked.isPresent() ? Optional.empty() : form.in(release, path);
            Path file = place.apply(path + form.ending());
            if ((packed.isPresent() || unpacked.isPresent()) && Files.exists(file)) {
                return Optional.of(new ListFile(file.toString(), () -> open(file), packed, unpacked));
            }
        }
        return Optional.empty();
    }

    static InputStream open(Path file) throws IOException {
        return Channels.newInputStream(RegularFile.open(file.toRealPath()));
    }

    @Override
    public SuiteFiles anew() {
        return this;
    }
}
