// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import com.google.common.collect.MapMaker;
import dev.headwater.api.index.ProjectPage;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How pages were listed for one target: mostly the next session asks for the same, by the same rules. What is known of
 * a page lasts as long as the page itself, so pages that are not kept cost nothing. Safe for use by several threads.
 */
final class KnownListings {
    /** Trials change the rules of a few projects back and forth. */
    private static final int MOST_A_PAGE = 4;

    /** By the page itself, whatever is equal to it. */
    private final ConcurrentMap<ProjectPage, List<Known>> byPage =
            new MapMaker().weakKeys().makeMap();

    /** How a page was listed. */
    private record Known(CandidateRules rules, Listing listing) {}

    /** {@return how a page is listed by some rules, or null if nobody knows} */
    @Nullable
    Listing find(ProjectPage page, CandidateRules rules) {
        List<Known> listings = byPage.get(page);
        if (listings != null) {
            for (Known known : listings) {
                if (known.rules().equals(rules)) {
                    return known.listing();
                }
            }
        }
        return null;
    }

    /** Keeps how a page was listed. */
    void put(ProjectPage page, CandidateRules rules, Listing listing) {
        byPage.merge(
                page,
                List.of(new Known(rules, listing)),
                (before, own) -> Stream.concat(own.stream(), before.stream())
                        .limit(MOST_A_PAGE)
                        .toList());
    }
}
