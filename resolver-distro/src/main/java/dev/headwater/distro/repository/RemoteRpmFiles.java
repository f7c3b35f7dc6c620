// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.listed.ListedFile;
import dev.headwater.distro.rpm.Repomd.Primary;
import dev.headwater.http.files.RemoteFiles;
import dev.headwater.http.files.RemoteFiles.Answer;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/**
 * A repository on the network.
 *
 * @param files of the repository
 * @param url of the repository, with a slash at its end
 */
record RemoteRpmFiles(RemoteFiles files, String url) implements RpmFiles {
    @Override
    public String shown(String path) {
        return url + path;
    }

    @Override
    public Optional<byte[]> small(String path) {
        return RemoteSuite.bytes(files.changing(path, Bounds.RELEASE).join());
    }

    /** What is known by its SHA-256 is kept by it; else what comes is held against what is known. */
    @Override
    public ListFile list(Primary primary) {
        ListedFile listed = primary.packed();
        if (listed.size() > RemoteSuite.LONGEST_LIST) {
            throw Faults.of(
                    IndexFault.Kind.CONTENT,
                    shown(primary.path()),
                    "a list of " + listed.size() + " bytes, which is not read",
                    "");
        }
        Answer answer = listed.algorithm().equals(ListedFile.SHA256)
                ? files.fixed(primary.path(), listed.size(), listed.digest()).join()
                : files.changing(primary.path(), (int) listed.size()).join();
        byte[] bytes = RemoteSuite.bytes(answer)
                .orElseThrow(() -> Faults.of(
                        IndexFault.Kind.BROKEN_LINK,
                        shown(primary.path()),
                        "is listed by repomd.xml, and not there",
                        ""));
        return new ListFile(
                shown(primary.path()), () -> new ByteArrayInputStream(bytes), Optional.of(listed), primary.unpacked());
    }

    @Override
    public PackageFiles pool() {
        return new RemoteSuite(files, url, "").pool();
    }

    @Override
    public RpmFiles anew() {
        return new RemoteRpmFiles(files.anew(), url);
    }
}
