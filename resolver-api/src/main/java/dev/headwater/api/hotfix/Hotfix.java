// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.hotfix;

import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * One published requirement that does not hold where a release is used, and what holds instead.
 *
 * @param published the requirement
 * @param instead the same with a wider bound; empty where nothing is required
 * @param offered the version that is there of what is required; empty where there is none
 * @param packaged the version that the distributor's package of it tells, where that is another one
 * @param natives where a distributor's relations do not name what is required: the native packages that they name, of
 *     which one may stand for it
 * @since 0.1.0
 */
public record Hotfix(
        ReleaseRequirement published,
        Optional<Requirement> instead,
        Optional<Version> offered,
        Optional<String> packaged,
        List<String> natives) {
    /** Copies. */
    public Hotfix {
        natives = List.copyOf(natives);
    }
}
