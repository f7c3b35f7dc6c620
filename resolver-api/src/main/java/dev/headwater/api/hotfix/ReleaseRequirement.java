// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.hotfix;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import java.util.Comparator;

/**
 * A requirement of a release.
 *
 * @param project the project
 * @param version its release
 * @param requirement what that requires
 * @since 0.1.0
 */
public record ReleaseRequirement(ProjectName project, Version version, Requirement requirement)
        implements Comparable<ReleaseRequirement> {
    private static final Comparator<ReleaseRequirement> ORDER = Comparator.comparing(ReleaseRequirement::project)
            .thenComparing(ReleaseRequirement::version)
            .thenComparing(one -> one.requirement().toString());

    /** By project, then by version, then by requirement. */
    @Override
    public int compareTo(ReleaseRequirement other) {
        return ORDER.compare(this, other);
    }

    /** {@return project and version} */
    public String release() {
        return project + " " + version;
    }
}
