// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.audit.Way;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.ownership.IndexRoute;

/**
 * The policy by which a way resolves: one index stands for all that are searched, and the pins and reservations hold as
 * they are. Each page is judged by the rules for its own index before it is merged, so the one index has none.
 *
 * @param policy the policy
 * @param entry the entry of the one index
 */
record WayPolicy(IndexPolicy policy, IndexEntry entry) {
    static WayPolicy of(Way way, IndexPolicy said) {
        IndexEntry all = IndexEntry.builder(unused(Spelling.of(way), said), "all indexes that are searched")
                .kind(IndexKind.SUPPLIED)
                .missingUploadTime(MissingUploadTimeRule.ALLOW)
                .build();
        IndexPolicy.Builder policy = IndexPolicy.builder()
                .format(said.format())
                .timeLimit(said.timeLimit())
                .preReleases(said.preReleases())
                .directUrls(said.directUrls())
                .sdistMetadata(said.sdistMetadata());
        for (IndexEntry entry : said.indexes()) {
            policy.index(entry.role() == IndexRole.SEARCHED ? entry.withRole(IndexRole.ON_DEMAND) : entry);
        }
        said.pins().forEach(policy::pin);
        said.coolDowns().forEach(policy::coolDown);
        policy.overlays(overlays(said));
        if (said.overlaysMayAdd()) {
            policy.overlaysMayAdd();
        }
        if (said.overlaysMayUnyank()) {
            policy.overlaysMayUnyank();
        }
        return new WayPolicy(policy.index(all).build(), all);
    }

    /** Pages that are merged have theirs, so that one of any index is laid only where a pin or reservation decides. */
    private static OverlaySet overlays(IndexPolicy said) {
        return said.overlays()
                .only(said.overlays().asList().stream()
                        .filter(overlay -> overlay.index().isPresent()
                                || IndexRoute.of(said, overlay.project()).rule() != OwnerRule.ORDER)
                        .map(Overlay::id)
                        .toList());
    }

    private static IndexId unused(String word, IndexPolicy said) {
        String id = word;
        while (said.index(IndexId.parse(id)).isPresent()) {
            id += "-";
        }
        return IndexId.parse(id);
    }
}
