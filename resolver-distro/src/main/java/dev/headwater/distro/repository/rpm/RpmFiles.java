// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.rpm;

import dev.headwater.distro.repository.ListFile;
import dev.headwater.distro.repository.PackageFiles;
import dev.headwater.distro.repository.UnreadableRepositoryException;
import dev.headwater.distro.rpm.Repomd.Listed;
import java.util.Optional;

/** Where the files of one rpm-md repository are. All methods take their time. */
interface RpmFiles {
    /** {@return the place of a file of the repository, as it may be shown} */
    String shown(String path);

    /**
     * {@return a small file; empty if there is none}
     *
     * @throws UnreadableRepositoryException if that cannot be found out
     */
    Optional<byte[]> small(String path);

    /**
     * {@return a list, held against what vouches for it}
     *
     * @throws UnreadableRepositoryException if it cannot be had, or is another one
     */
    ListFile list(Listed listed);

    /** {@return the packages of the repository} */
    PackageFiles pool();

    /** {@return the same, whatever is kept of it} */
    RpmFiles anew();
}
