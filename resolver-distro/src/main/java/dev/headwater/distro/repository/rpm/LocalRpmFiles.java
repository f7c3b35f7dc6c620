// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.rpm;

import dev.headwater.distro.repository.ListFile;
import dev.headwater.distro.repository.LocalFile;
import dev.headwater.distro.repository.LocalPool;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.rpm.Repomd.Listed;
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
        return LocalFile.small(root.resolve(path));
    }

    @Override
    public ListFile list(Listed listed) {
        Path file = root.resolve(listed.path());
        return new ListFile(
                file.toString(), () -> LocalFile.open(file), Optional.of(listed.packed()), listed.unpacked());
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
