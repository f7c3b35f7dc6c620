// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.ownership;

import java.util.List;
import java.util.Optional;

/**
 * Every index that has a project, of those that may be asked about it.
 *
 * @param owner who supplies it, by the policy
 * @param holders the indexes that have it, in the order of the policy
 * @param failure the first of those that may be asked that did not answer; then nothing is known of the ways of others
 */
public record Suppliers(Owner owner, List<Owner.Index> holders, Optional<Owner.Unknown> failure) {
    /** Copies. */
    public Suppliers {
        holders = List.copyOf(holders);
    }
}
