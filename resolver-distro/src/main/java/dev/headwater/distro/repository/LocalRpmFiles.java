// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.distro.rpm.Repomd.Primary;
import dev.headwater.http.file.RegularFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A repository on this machine, such as a mirror.
 *
 * @param root the folder that has {@code repodata} in it
 * @param executor reads packages
 */
record LocalRpmFiles(Path root, Executor executor) implements RpmFiles {
    @Override
    public String shown(String path) {
        return root.resolve(path).toString();
    }

    @Override
    public Optional<byte[]> small(String path) {
        Path file = root.resolve(path);
        try {
            return Optional.of(RegularFile.read(file, Bounds.RELEASE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Faults.unread(file.toString(), e);
        }
    }

    @Override
    public ListFile list(Primary primary) {
        Path file = root.resolve(primary.path());
        return new ListFile(
                file.toString(), () -> LocalSuite.open(file), Optional.of(primary.packed()), primary.unpacked());
    }

    @Override
    public PackageFiles pool() {
        return new LocalPool(root, List.of(), executor);
    }

    @Override
    public RpmFiles anew() {
        return this;
    }
}
