// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import dev.headwater.api.Unpromised;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.ownership.Ownership;
import java.util.List;
import java.util.Optional;

/**
 * What there is of a project of which something was required that is not there.
 *
 * @param ownership who supplies the project
 * @param usable what could be chosen of it, whatever is required
 * @param excluded the versions that would fit and may not be chosen, ascending
 * @param newest the newest version that the owner lists, where it is none of the above and may not be chosen
 * @param listed how many files the owner lists
 * @param unreadable the files whose names tell no version of this project, or that are of no known kind
 * @param packages the packages of a distributor that provide it in a version that cannot be read
 * @param status what the index says of the project
 * @since 0.1.0
 */
public record Supply(
        Ownership ownership,
        Releases usable,
        List<ExcludedRelease> excluded,
        Optional<ExcludedRelease> newest,
        int listed,
        List<String> unreadable,
        List<Exclusion.UnusablePackage> packages,
        ProjectStatus status) {
    /** Copies. */
    @Unpromised
    public Supply {
        excluded = List.copyOf(excluded);
        unreadable = List.copyOf(unreadable);
        packages = List.copyOf(packages);
    }
}
