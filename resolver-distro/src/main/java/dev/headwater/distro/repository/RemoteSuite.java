// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.debian.ReleaseFile;
import dev.headwater.distro.listed.ListedFile;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.http.files.RemoteFiles;
import dev.headwater.http.files.RemoteFiles.Answer;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A suite of an archive on the network.
 *
 * @param files of the archive
 * @param url of the archive, with a slash at its end
 * @param suite its name
 */
record RemoteSuite(RemoteFiles files, String url, String suite) implements SuiteFiles {
    /** Longer than any list is packed, and what is read into memory. */
    static final long LONGEST_LIST = 256L << 20;

    @Override
    public String shown(String path) {
        return url + below(path);
    }

    private String below(String path) {
        return "dists/" + suite + "/" + path;
    }

    @Override
    public Optional<byte[]> small(String name) {
        return bytes(files.changing(below(name), Bounds.RELEASE).join());
    }

    /** {@return the bytes; empty if the server has no such file} */
    static Optional<byte[]> bytes(Answer answer) {
        return answer.accept(new Answer.Visitor<>() {
            @Override
            public Optional<byte[]> present(Answer.Present present) {
                return Optional.of(present.bytes());
            }

            @Override
            public Optional<byte[]> missing(Answer.Missing missing) {
                return Optional.empty();
            }

            @Override
            public Optional<byte[]> unavailable(Answer.Unavailable unavailable) {
                throw new UnreadableRepositoryException(unavailable.fault());
            }
        });
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
        if (listed.size() > LONGEST_LIST) {
            throw Faults.of(
                    IndexFault.Kind.CONTENT,
                    shown(path),
                    "a list of " + listed.size() + " bytes, which is not read",
                    "");
        }
        List<String> names = new ArrayList<>();
        if (release.acquiresByHash()) {
            names.add(path.substring(0, path.lastIndexOf('/') + 1) + "by-hash/SHA256/" + listed.digest());
        }
        names.add(path);
        for (String name : names) {
            Optional<byte[]> found = bytes(
                    files.fixed(below(name), listed.size(), listed.digest()).join());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public PackageFiles pool() {
        return this::get;
    }

    private CompletableFuture<byte[]> get(PackageFile file) {
        Optional<UnreadableRepositoryException> refusal = Bounds.refusal(file, url + file.path());
        return refusal.isPresent()
                ? CompletableFuture.failedFuture(refusal.get())
                : files.fixed(file.path(), file.size(), file.sha256())
                        .thenApply(answer -> bytes(answer).orElseThrow(() -> broken(file)));
    }

    private UnreadableRepositoryException broken(PackageFile file) {
        return Faults.of(IndexFault.Kind.BROKEN_LINK, url + file.path(), "is not there, though it is listed", "");
    }

    @Override
    public SuiteFiles anew() {
        return new RemoteSuite(files.anew(), url, suite);
    }
}
