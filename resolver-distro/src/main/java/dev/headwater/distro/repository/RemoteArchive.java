// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.listed.ListedFile;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.http.files.RemoteFiles;
import dev.headwater.http.files.RemoteFiles.Answer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An archive on the network, of whatever format. All methods take their time.
 *
 * @param files of the archive
 * @param url of the archive, with a slash at its end
 */
public record RemoteArchive(RemoteFiles files, String url) {
    /** Longer than any list is packed, and what is read into memory. */
    private static final long LONGEST_LIST = 256L << 20;

    /** {@return the place of a file, as it may be shown} */
    public String shown(String path) {
        return url + path;
    }

    /**
     * {@return a small file that may change; empty if there is none}
     *
     * @throws UnreadableRepositoryException if that cannot be found out
     */
    public Optional<byte[]> small(String path) {
        return bytes(files.changing(path, Bounds.RELEASE).join());
    }

    /**
     * {@return a list that is known; empty if there is none} What is known by its SHA-256 is kept by it, and is that
     * file; else whoever reads it has to hold it against what is known.
     *
     * @throws UnreadableRepositoryException if that cannot be found out, or it is longer than what is read
     */
    public Optional<byte[]> list(String path, ListedFile listed) {
        if (listed.size() > LONGEST_LIST) {
            throw Faults.of(
                    IndexFault.Kind.CONTENT,
                    shown(path),
                    "a list of " + listed.size() + " bytes, which is not read",
                    "");
        }
        return bytes(
                listed.algorithm().equals(ListedFile.SHA256)
                        ? files.fixed(path, listed.size(), listed.digest()).join()
                        : files.changing(path, (int) listed.size()).join());
    }

    /**
     * {@return a list that nothing else tells of, and that may change; empty if there is none}
     *
     * @throws UnreadableRepositoryException if that cannot be found out, or it is longer than what is read
     */
    public Optional<byte[]> list(String path) {
        return bytes(files.changing(path, (int) LONGEST_LIST).join());
    }

    private static Optional<byte[]> bytes(Answer answer) {
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

    /** {@return the packages of the archive} */
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

    /** {@return the same, whatever is kept of it} */
    public RemoteArchive anew() {
        return new RemoteArchive(files.anew(), url);
    }
}
