// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro;

import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import java.util.Optional;

/** Makes indexes of the repositories of distributors. */
public final class DistroIndexes implements IndexFactory {
    private DistroIndexes() {}

    @Override
    public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy policy) {
        return Optional.empty();
    }
}
