// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.api.index.IndexFault;
import dev.headwater.distro.listed.PackageFile;
import java.util.Optional;

/** How much is read of what. */
final class Bounds {
    /** A release file, or the signature of one. */
    static final int RELEASE = 16 << 20;

    /** A package. */
    static final int PACKAGE = 64 << 20;

    private Bounds() {}

    /** {@return why a package is not read} */
    static Optional<UnreadableRepositoryException> refusal(PackageFile file, String location) {
        if (file.size() > PACKAGE) {
            return Optional.of(Faults.of(
                    IndexFault.Kind.CONTENT,
                    location,
                    "a package of " + file.size() + " bytes, more than the " + PACKAGE + " that are read",
                    ""));
        }
        return file.sha256().isEmpty()
                ? Optional.of(Faults.of(IndexFault.Kind.CONTENT, location, "a package without a sha256", ""))
                : Optional.empty();
    }
}
