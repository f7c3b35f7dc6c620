// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.hotfix.FeedHotfixes;
import dev.headwater.api.hotfix.Hotfix;
import dev.headwater.api.hotfix.ReleaseRequirement;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.tag.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what a distributor's relations say against what is published, release by release. */
final class Comparison implements ReleasePairs.Pair.Visitor<Boolean> {
    private final IndexId feed;
    private final OverlayMaker overlays;
    private final Additions adding;
    private final Map<ReleasePairs.Why, Integer> left = new EnumMap<>(ReleasePairs.Why.class);
    private final List<Hotfix> hotfixes = new ArrayList<>();
    private final List<FeedHotfixes.Undecided> undecided = new ArrayList<>();
    private final List<ReleaseRequirement> additions = new ArrayList<>();
    private int compared;
    private int requirements;

    /** What becomes of the requirements that the distributor has alone. */
    enum Additions {
        TOLD,
        WRITTEN
    }

    Comparison(IndexId feed, OverlayMaker overlays, Additions adding) {
        this.feed = feed;
        this.overlays = overlays;
        this.adding = adding;
    }

    void take(ReleasePairs.Pair pair) {
        if (pair.accept(this)) {
            compared++;
        }
    }

    @Override
    public Boolean none(ReleasePairs.Pair.None none) {
        left.merge(none.why(), 1, Integer::sum);
        return false;
    }

    @Override
    public Boolean both(ReleasePairs.Pair.Both both) {
        ComparedRelease release = ComparedRelease.of(both);
        requirements += release.requirements();
        hotfixes.addAll(release.hotfixes());
        undecided.addAll(release.undecided());
        additions.addAll(release.additions());
        List<Requirement> added = adding == Additions.WRITTEN
                ? release.additions().stream()
                        .map(ReleaseRequirement::requirement)
                        .toList()
                : List.of();
        ProvidedPackage by = both.provided().provided().orElse(null);
        if (by != null && (!release.hotfixes().isEmpty() || !added.isEmpty())) {
            overlays.add(new OverlayMaker.Wanted(
                    both.published().metadata().name(),
                    both.published().metadata().version(),
                    Reasons.ofFeed(release.hotfixes(), added, by, feed),
                    release.hotfixes(),
                    added,
                    release.expected()));
        }
        return true;
    }

    FeedHotfixes found(IndexId against, Target target) {
        return new FeedHotfixes(
                feed,
                against,
                target,
                new FeedHotfixes.Counts(
                        compared,
                        requirements,
                        left(ReleasePairs.Why.UNUSABLE),
                        left(ReleasePairs.Why.KEPT),
                        left(ReleasePairs.Why.ABSENT),
                        left(ReleasePairs.Why.OTHER_VERSIONS)),
                hotfixes,
                undecided,
                additions,
                overlays.all());
    }

    private int left(ReleasePairs.Why why) {
        return left.getOrDefault(why, 0);
    }
}
