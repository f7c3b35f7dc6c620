// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import com.google.common.collect.MapMaker;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.tag.Target;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How pages were listed, for the sessions of one resolver: mostly the next one asks for the same, by the same rules for
 * the same target. What is known of a page lasts as long as the page itself, so pages that are not kept cost nothing.
 * Safe for use by several threads.
 */
public final class KnownListings {
    /** Trials change the rules of a few projects back and forth. */
    private static final int MOST_A_PAGE = 4;

    private static final int MOST_TARGETS = 4;

    /** By the page itself, whatever is equal to it. */
    private final ConcurrentMap<ProjectPage, List<Known>> byPage =
            new MapMaker().weakKeys().makeMap();

    /** Those that were asked for last; never changed. */
    private volatile List<Target> targets = List.of();

    /** How a page was listed. */
    private record Known(Target target, CandidateRules rules, Listing listing) {
        // Two targets that are equal are the same here, see "same".
        @SuppressWarnings("ReferenceEquality")
        boolean isFor(CandidateRules asked, Target by) {
            return target == by && rules.equals(asked);
        }
    }

    /** {@return a target, as the same object as one of the last few if they are equal: their tags are many} */
    Target same(Target target) {
        List<Target> known = targets;
        for (Target one : known) {
            if (one.equals(target)) {
                return one;
            }
        }
        targets = Stream.concat(Stream.of(target), known.stream())
                .limit(MOST_TARGETS)
                .toList();
        return target;
    }

    /** {@return how a page is listed by some rules for a target that {@link #same} gave, or null if nobody knows} */
    @Nullable
    Listing find(ProjectPage page, CandidateRules rules, Target target) {
        List<Known> listings = byPage.get(page);
        if (listings != null) {
            for (Known known : listings) {
                if (known.isFor(rules, target)) {
                    return known.listing();
                }
            }
        }
        return null;
    }

    /** Keeps how a page was listed. */
    void put(ProjectPage page, CandidateRules rules, Target target, Listing listing) {
        Known listed = new Known(target, rules, listing);
        byPage.merge(
                page,
                List.of(listed),
                (before, own) -> Stream.concat(own.stream(), before.stream())
                        .limit(MOST_A_PAGE)
                        .toList());
    }
}
