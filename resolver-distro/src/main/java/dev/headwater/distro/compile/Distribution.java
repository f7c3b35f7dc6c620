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
 * @param otherPython the Python that it is for, where that is not the one of the feed: {@code pypy3.9}
 */
record Distribution(
        ProjectName project, Optional<String> installed, NameEvidence evidence, Optional<String> otherPython) {
    /** {@return what a policy says that a package provides} */
    static Distribution ofPolicy(ProjectName project) {
        return new Distribution(project, Optional.empty(), NameEvidence.POLICY, Optional.empty());
    }

    /** {@return the same, without what its folder says} */
    Distribution withoutFolder() {
        return new Distribution(project, Optional.empty(), evidence, otherPython);
    }

    /** {@return whether the Python of the feed imports it} */
    boolean isImported() {
        return otherPython.isEmpty();
    }
}
