// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.reading;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.text.Spelling;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the indexes of a policy. */
public final class OpenIndexes {
    private OpenIndexes() {}

    /**
     * {@return the indexes of a policy by their ids, but for the disabled ones, which nobody asks; the caller closes
     * them}
     *
     * @throws InvalidPolicyException if nothing makes an index of an entry; those made before are closed
     */
    public static Map<IndexId, PackageIndex> of(IndexPolicy policy, IndexFactory factory) {
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        for (int i = 0; i < policy.indexes().size(); i++) {
            IndexEntry entry = policy.indexes().get(i);
            if (entry.role() != IndexRole.DISABLED) {
                indexes.put(entry.id(), make(factory, policy, i, indexes));
            }
        }
        return indexes;
    }

    private static PackageIndex make(
            IndexFactory factory, IndexPolicy policy, int place, Map<IndexId, PackageIndex> made) {
        IndexEntry entry = policy.indexes().get(place);
        Optional<PackageIndex> index = factory.create(entry, policy);
        if (index.isEmpty()) {
            made.values().forEach(PackageIndex::close);
            throw new InvalidPolicyException(
                    "index[" + place + "].kind",
                    "nothing here reads an index of kind '"
                            + Spelling.of(entry.kind()) + "', as '" + entry.id()
                            + "' is");
        }
        return index.get();
    }
}
