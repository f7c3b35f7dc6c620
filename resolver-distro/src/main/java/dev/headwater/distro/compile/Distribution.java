// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.name.ProjectName;
import java.util.Optional;

/**
 * A project that a package installs.
 *
 * @param project the project
 * @param installed the version that its metadata folder says, as spelled, which may be none at all; empty where no
 *     folder is known
 * @param evidence what tells the project
 */
record Distribution(ProjectName project, Optional<String> installed, NameEvidence evidence) {
    /** {@return the same, without what its folder says} */
    Distribution withoutFolder() {
        return new Distribution(project, Optional.empty(), evidence);
    }
}
