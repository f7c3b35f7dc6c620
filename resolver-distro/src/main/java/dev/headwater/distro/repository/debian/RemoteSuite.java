// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.debian;

import dev.headwater.distro.debian.ReleaseFile;
import dev.headwater.distro.listed.ListedFile;
import dev.headwater.distro.repository.ListFile;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.RemoteArchive;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A suite of an archive on the network.
 *
 * @param archive the archive
 * @param suite its name
 */
record RemoteSuite(RemoteArchive archive, String suite) implements SuiteFiles {
    @Override
    public String shown(String path) {
        return archive.shown(below(path));
    }

    private String below(String path) {
        return "dists/" + suite + "/" + path;
    }

    @Override
    public Optional<byte[]> small(String name) {
        return archive.small(below(name));
    }

    @Override
    public Optional<ListFile> list(ReleaseFile release, String path) {
        for (ListForm form : ListForm.OF_ARCHIVES) {
            Optional<ListedFile> listed = form.in(release, path);
            if (listed.isPresent()) {
                Optional<byte[]> found = list(release, path + form.ending(), listed.get());
                if (found.isPresent()) {
                    byte[] bytes = found.get();
                    return Optional.of(new ListFile(
                            shown(path + form.ending()),
                            () -> new ByteArrayInputStream(bytes),
                            Optional.empty(),
                            Optional.empty()));
                }
            }
        }
        return Optional.empty();
    }

    /** By its digest first: while an archive changes, what has the name may be another file already. */
    private Optional<byte[]> list(ReleaseFile release, String path, ListedFile listed) {
        List<String> names = new ArrayList<>();
        if (release.acquiresByHash()) {
            names.add(path.substring(0, path.lastIndexOf('/') + 1) + "by-hash/SHA256/" + listed.digest());
        }
        names.add(path);
        for (String name : names) {
            Optional<byte[]> found = archive.list(below(name), listed);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public PackageFiles pool() {
        return archive.pool();
    }

    @Override
    public SuiteFiles anew() {
        return new RemoteSuite(archive.anew(), suite);
    }
}
