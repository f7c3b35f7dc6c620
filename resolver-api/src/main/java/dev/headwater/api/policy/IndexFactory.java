// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an index of an entry of the policy.
 *
 * <p>Called by {@code Resolver.Builder.build()} once for each entry that is not disabled, on the caller's thread; the
 * resolver closes what it was given. No index may be asked anything while it is made.
 */
@FunctionalInterface
public interface IndexFactory {
    /**
     * Makes the index.
     *
     * @return empty if this factory does not make indexes of that kind
     */
    Optional<PackageIndex> create(IndexEntry entry);

    /**
     * Makes what reads the metadata of archives that a request names by their URLs; of such a {@link PackageIndex} only
     * {@code metadata} is called.
     *
     * @return empty if this factory reads none; a request that names a URL is then invalid
     */
    default Optional<PackageIndex> archives() {
        return Optional.empty();
    }

    /** {@return a factory that asks this one first and then another} */
    default IndexFactory orElse(IndexFactory other) {
        IndexFactory first = this;
        return new IndexFactory() {
            @Override
            public Optional<PackageIndex> create(IndexEntry entry) {
                return first.create(entry).or(() -> other.create(entry));
            }

            @Override
            public Optional<PackageIndex> archives() {
                return first.archives().or(other::archives);
            }
        };
    }

    /** {@return a factory of ready-made indexes, by id, whatever kind and location their entries say} */
    static IndexFactory of(Map<IndexId, ? extends PackageIndex> indexes) {
        Map<IndexId, PackageIndex> copy = new LinkedHashMap<>(indexes);
        return entry -> Optional.ofNullable(copy.get(entry.id()));
    }
}
