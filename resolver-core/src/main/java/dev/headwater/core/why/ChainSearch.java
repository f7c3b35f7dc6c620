// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.why;

import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.core.why.Requirements.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Looks for chains, shortest first: of all beginnings of chains the one goes on whose end is nearest, and of those that
 * are alike the longest. No chain names a feature twice, nor a project behind one of its extras.
 */
final class ChainSearch {
    /** So many chains are counted; a large solution has more than there is time for. */
    private static final int MOST_COUNTED = 1000;

    /** So many beginnings are looked at: in circles many of them lead nowhere. */
    private static final int MOST_BEGUN = 200_000;

    private final Requirements requirements;
    private final Feature target;
    private final Map<Feature, Integer> distances;
    private final PriorityQueue<Beginning> open = new PriorityQueue<>(Comparator.comparingInt(Beginning::whole)
            .thenComparing(Comparator.comparingInt(Beginning::links).reversed())
            .thenComparingInt(Beginning::number));
    private int begun;

    /** A chain as far as it is made: up to a feature, and whence that was reached. */
    private record Beginning(
            Feature end,
            List<RequestedRequirement> requested,
            @Nullable Link link,
            @Nullable Beginning before,
            int links,
            int whole,
            int number) {
        boolean names(Feature feature) {
            for (Beginning one = this; one != null; one = one.before) {
                boolean isSame = one.end.equals(feature);
                boolean isBehind = feature.extra().isEmpty() && one.end.name().equals(feature.name());
                if (isSame || isBehind) {
                    return true;
                }
            }
            return false;
        }

        Chain chain() {
            List<Link> all = new ArrayList<>();
            for (Beginning one = this; one != null && one.link != null; one = one.before) {
                all.add(0, one.link);
            }
            return new Chain(requested, all);
        }
    }

    ChainSearch(Requirements requirements, Feature target) {
        this.requirements = requirements;
        this.target = target;
        this.distances = requirements.distances(target);
    }

    Chains chains(int most) {
        requirements.requested().forEach((feature, asked) -> add(feature, asked, null, null));
        List<Chain> shortest = new ArrayList<>();
        int found = 0;
        while (!open.isEmpty() && found < MOST_COUNTED && begun < MOST_BEGUN) {
            Beginning best = open.remove();
            if (best.end.equals(target)) {
                found++;
                if (shortest.size() < most) {
                    shortest.add(best.chain());
                }
            } else {
                requirements.links(best.end).forEach((feature, link) -> add(feature, best.requested, link, best));
            }
        }
        return new Chains(shortest, found - shortest.size(), open.isEmpty());
    }

    private void add(
            Feature feature, List<RequestedRequirement> asked, @Nullable Link link, @Nullable Beginning before) {
        Integer left = distances.get(feature);
        if (left == null || (before != null && before.names(feature))) {
            return;
        }
        int links = before == null ? 0 : before.links + 1;
        open.add(new Beginning(feature, asked, link, before, links, links + left, begun++));
    }
}
