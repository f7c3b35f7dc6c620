// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an index of an entry of a policy.
 *
 * <p>Called by {@code Resolvers.Builder.build()} once for each entry that is not disabled, on the caller's thread, with
 * the policy of that resolver; the resolver closes what it was given. No index may be asked anything while it is made.
 *
 * <p>What else the policy says that concerns an index, such as {@code sdist-metadata}, is taken from it here and set
 * nowhere else: a policy means the same whatever makes its indexes.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface IndexFactory {
    /**
     * Makes the index.
     *
     * @param entry the entry of the policy
     * @param policy the policy of the resolver that will ask the index
     * @return empty if this factory does not make indexes of that kind
     */
    Optional<PackageIndex> create(IndexEntry entry, IndexPolicy policy);

    /**
     * Makes what reads the metadata of archives that a request names by their URLs; of such a {@link PackageIndex} only
     * {@code metadata} is called.
     *
     * @param policy the policy of the resolver that will ask
     * @return empty if this factory reads none; a request that names a URL is then invalid
     */
    default Optional<PackageIndex> archives(IndexPolicy policy) {
        return Optional.empty();
    }

    /** {@return a factory that asks this one first and then another} */
    default IndexFactory orElse(IndexFactory other) {
        IndexFactory first = this;
        return new IndexFactory() {
            @Override
            public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy policy) {
                Optional<PackageIndex> made = first.create(entry, policy);
                return made.isPresent() ? made : other.create(entry, policy);
            }

            @Override
            public Optional<PackageIndex> archives(IndexPolicy policy) {
                Optional<PackageIndex> made = first.archives(policy);
                return made.isPresent() ? made : other.archives(policy);
            }
        };
    }

    /** {@return a factory of ready-made indexes, by id, whatever kind and location their entries say} */
    static IndexFactory of(Map<IndexId, ? extends PackageIndex> indexes) {
        Map<IndexId, PackageIndex> copy = new LinkedHashMap<>(indexes);
        return (entry, policy) -> Optional.ofNullable(copy.get(entry.id()));
    }
}
