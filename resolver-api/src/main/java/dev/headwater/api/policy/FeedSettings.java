// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.name.ProjectName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a policy says of an index as a distributor's feed. It is said by keys:
 *
 * <pre>{@code
 * IndexEntry.feed(IndexId.parse("debian"), IndexKind.DEBIAN, List.of(source))
 *         .set(PolicyKeys.ARCHITECTURE, "amd64")
 *         .build();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class FeedSettings {
    private final PolicyValues values;

    FeedSettings(PolicyValues values) {
        this.values = values;
    }

    /** {@return where it is read; empty but for the kinds that are a distributor's repository} */
    public List<FeedSource> sources() {
        return values.find(PolicyKeys.SOURCES).orElse(List.of());
    }

    /** {@return a file with the keys of which one must have signed a compiled feed} */
    public Optional<String> signedBy() {
        return values.find(PolicyKeys.SIGNED_BY);
    }

    /** {@return the distributor's word for the machine that it is for} */
    public Optional<String> architecture() {
        return values.find(PolicyKeys.ARCHITECTURE);
    }

    /** {@return whether it may be used though nobody vouches for it} */
    public boolean allowUnsigned() {
        return values.get(PolicyKeys.ALLOW_UNSIGNED);
    }

    /** {@return the date of which the begin, in UTC, is the earliest that it may be of} */
    public Optional<LocalDate> oldest() {
        return values.find(PolicyKeys.OLDEST);
    }

    /** {@return whose word the requirements of its packages are} */
    public RequirementsRule requirements() {
        return values.get(PolicyKeys.REQUIREMENTS);
    }

    /** {@return a file that says which packages provide which projects} */
    public Optional<String> mapping() {
        return values.find(PolicyKeys.MAPPING);
    }

    /** {@return by project, the package that the policy itself says to provide it; sorted} */
    public Map<ProjectName, String> names() {
        return values.get(PolicyKeys.NAMES);
    }

    /** {@return by project, what tells the version that is provided, where the policy chose it; sorted} */
    public Map<ProjectName, FeedVersionRule> versions() {
        return values.get(PolicyKeys.VERSIONS);
    }
}
