// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.debian;

import dev.headwater.distro.debian.ReleaseFile;
import dev.headwater.distro.repository.ListFile;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import java.util.Optional;

/** Where the files of one suite are. All methods take their time. */
interface SuiteFiles {
    /** {@return the place of a file of the suite, as it may be shown} */
    String shown(String path);

    /**
     * {@return a small file: {@code InRelease}, {@code Release}, {@code Release.gpg}; empty if there is none}
     *
     * @throws UnreadableRepositoryException if that cannot be found out
     */
    Optional<byte[]> small(String name);

    /**
     * {@return a list that a release file vouches for, packed or not; empty if there is none}
     *
     * @param path its path without an ending, which the release file lists in one form or in several
     * @throws UnreadableRepositoryException if that cannot be found out, or it is another file
     */
    Optional<ListFile> list(ReleaseFile release, String path);

    /** {@return the packages of the suite} */
    PackageFiles pool();

    /** {@return the same, whatever is kept of it} */
    SuiteFiles anew();
}
