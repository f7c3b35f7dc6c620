// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.host.HostNetwork;
import dev.headwater.host.HostResolver;
import dev.headwater.host.Machine;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where the indexes of each policy come from.
 *
 * @param machine the machine that they are asked from
 * @param network the way to those that are not on it
 * @param around what is put around all of them
 */
public record IndexSource(Machine machine, HostNetwork network, UnaryOperator<IndexFactory> around) {
    Clock clock() {
        return machine.clock();
    }

    /**
     * Makes the indexes of a policy; none is asked yet.
     *
     * @param made takes those that are made, by id
     * @throws RuntimeException as {@link HostResolver.Builder#open} does
     */
    HostResolver open(IndexPolicy policy, Map<IndexId, PackageIndex> made) {
        return HostResolver.builder(machine)
                .policy(policy)
                .network(network)
                .around(factory -> new Noted(around.apply(factory), made))
                .open();
    }

    /** Notes which indexes are made: they are asked about files, too. */
    private record Noted(IndexFactory factory, Map<IndexId, PackageIndex> made) implements IndexFactory {
        @Override
        public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy policy) {
            Optional<PackageIndex> index = factory.create(entry, policy);
            index.ifPresent(one -> made.put(entry.id(), one));
            return index;
        }

        @Override
        public Optional<PackageIndex> archives(IndexPolicy policy) {
            return factory.archives(policy);
        }
    }
}
