// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.rpm;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.ListFile;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.RemoteArchive;
import dev.headwater.distro.rpm.Repomd.Listed;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/**
 * A repository on the network.
 *
 * @param archive the repository
 */
record RemoteRpmFiles(RemoteArchive archive) implements RpmFiles {
    @Override
    public String shown(String path) {
        return archive.shown(path);
    }

    @Override
    public Optional<byte[]> small(String path) {
        return archive.small(path);
    }

    @Override
    public ListFile list(Listed listed) {
        byte[] bytes = archive.list(listed.path(), listed.packed())
                .orElseThrow(() -> Faults.of(
                        IndexFault.Kind.BROKEN_LINK,
                        shown(listed.path()),
                        "is listed by repomd.xml, and not there",
                        ""));
        return new ListFile(
                shown(listed.path()),
                () -> new ByteArrayInputStream(bytes),
                Optional.of(listed.packed()),
                listed.unpacked());
    }

    @Override
    public PackageFiles pool() {
        return archive.pool();
    }

    @Override
    public RpmFiles anew() {
        return new RemoteRpmFiles(archive.anew());
    }
}
