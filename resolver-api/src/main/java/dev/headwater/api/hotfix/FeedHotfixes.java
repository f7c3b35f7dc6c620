// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.hotfix;

import dev.headwater.api.Unpromised;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.tag.Target;
import java.util.List;

/**
 * What a distributor's relations say against the metadata that is published of the same releases.
 *
 * @param feed the distributor's feed
 * @param against the index whose metadata is compared
 * @param target what the releases are to be usable for
 * @param counts how much was compared
 * @param hotfixes the published requirements that do not hold at the distributor's, sorted
 * @param undecided the published requirements that the distributor does not have as such, where one of the native
 *     packages that it has instead may stand for them, sorted
 * @param additions the requirements that the distributor has alone, sorted
 * @param overlays the overlays that make the hotfixes
 * @since 0.1.0
 */
public record FeedHotfixes(
        IndexId feed,
        IndexId against,
        Target target,
        Counts counts,
        List<Hotfix> hotfixes,
        List<Undecided> undecided,
        List<ReleaseRequirement> additions,
        HotfixOverlays overlays) {
    /** Copies. */
    @Unpromised
    public FeedHotfixes {
        hotfixes = List.copyOf(hotfixes);
        undecided = List.copyOf(undecided);
        additions = List.copyOf(additions);
    }

    /**
     * A requirement of which the distributor does not say whether it is needed.
     *
     * @param published the requirement
     * @param packages the native packages that the distributor's package of the release needs, sorted
     */
    public record Undecided(ReleaseRequirement published, List<String> packages) {
        /** Copies. */
        public Undecided {
            packages = List.copyOf(packages);
        }
    }

    /**
     * How much was compared. Of the projects of the feed each is counted once.
     *
     * @param compared releases that both have, and whose metadata was read
     * @param requirements the published requirements of these that apply
     * @param unusable projects of which the feed has nothing for the target
     * @param kept projects about which the policy does not let the index be asked
     * @param absent projects that the index does not have
     * @param otherVersions projects of which the index has no usable release of the feed's version
     */
    public record Counts(int compared, int requirements, int unusable, int kept, int absent, int otherVersions) {
        /** Made by the library. */
        @Unpromised
        public Counts {}
    }
}
