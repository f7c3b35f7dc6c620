// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.ownership;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;

/**
 * A rule about which of the indexes of its route may be told a name. The route of the policy holds besides: this only
 * narrows it. Called by the threads that answers come on, while the session waits.
 */
@FunctionalInterface
public interface Telling {
    /** Tells every index of the route, in its turn. */
    Telling BY_ROUTE = (entry, name) -> true;

    /** {@return whether an index may be told a name when it is its turn; where not, its owner is unknown} */
    boolean mayTell(IndexEntry entry, ProjectName name);
}
