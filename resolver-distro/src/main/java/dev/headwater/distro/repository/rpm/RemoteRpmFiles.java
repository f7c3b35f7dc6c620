// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.rpm;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.repository.Faults;
import dev.headwater.distro.repository.ListFile;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.RemoteArchive;
import dev.headwater.distro.rpm.Repomd.Primary;
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
    public ListFile list(Primary primary) {
        byte[] bytes = archive.list(primary.path(), primary.packed())
                .orElseThrow(() -> Faults.of(
                        IndexFault.Kind.BROKEN_LINK,
                        shown(primary.path()),
                        "is listed by repomd.xml, and not there",
                        ""));
        return new ListFile(
                shown(primary.path()),
                () -> new ByteArrayInputStream(bytes),
                Optional.of(primary.packed()),
                primary.unpacked());
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
