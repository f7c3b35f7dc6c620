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
import java.util.List;
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
        return of(
                policy,
                policy.indexes().stream()
                        .filter(entry -> entry.role() != IndexRole.DISABLED)
                        .toList(),
                factory);
    }

    /**
     * {@return the indexes of some entries of a policy by their ids; the caller closes them}
     *
     * @throws InvalidPolicyException if nothing makes an index of an entry; those made before are closed
     */
    public static Map<IndexId, PackageIndex> of(IndexPolicy policy, List<IndexEntry> entries, IndexFactory factory) {
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        for (IndexEntry entry : entries) {
            Optional<PackageIndex> index = factory.create(entry, policy);
            if (index.isEmpty()) {
                indexes.values().forEach(PackageIndex::close);
                throw new InvalidPolicyException(
                        "index[" + policy.indexes().indexOf(entry) + "].kind",
                        "nothing here reads an index of kind '"
                                + Spelling.of(entry.kind()) + "', as '" + entry.id()
                                + "' is");
            }
            indexes.put(entry.id(), index.get());
        }
        return indexes;
    }
}
