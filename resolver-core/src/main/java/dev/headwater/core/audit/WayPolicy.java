// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.audit.Way;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.text.Spelling;

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
        return new WayPolicy(policy.index(all).build(), all);
    }

    private static IndexId unused(String word, IndexPolicy said) {
        String id = word;
        while (said.index(IndexId.parse(id)).isPresent()) {
            id += "-";
        }
        return IndexId.parse(id);
    }
}
