// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.why;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.List;

/**
 * The chains that bring a project into a solution.
 *
 * <pre>{@code
 * Chains chains = Chains.to(ProjectName.parse("click"), resolved);
 * for (Chain chain : chains.shortest()) {
 *     System.out.println(chain);
 * }
 * }</pre>
 *
 * @param shortest the shortest of them, shortest first, those of one length in a defined order
 * @param more how many others were counted
 * @param countedAll whether these are all; there may be more of them than anybody could count
 * @since 0.1.0
 */
public record Chains(List<Chain> shortest, int more, boolean countedAll) {
    /** So many chains are told. */
    private static final int MOST_TOLD = 10;

    /** Copies. */
    public Chains {
        shortest = List.copyOf(shortest);
    }

    /** {@return the chains that bring a project into a solution, the ten shortest of them; none if it is not in it} */
    public static Chains to(ProjectName name, ResolutionOutcome.Resolved resolved) {
        return to(name, resolved, MOST_TOLD);
    }

    /** {@return the chains that bring a project into a solution, so many of them; none if it is not in it} */
    public static Chains to(ProjectName name, ResolutionOutcome.Resolved resolved, int most) {
        return new ChainSearch(new Requirements(resolved), Requirements.Feature.of(name)).chains(most);
    }
}
