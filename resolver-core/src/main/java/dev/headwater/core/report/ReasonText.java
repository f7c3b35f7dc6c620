// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.Place;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Releases;
import dev.headwater.api.explanation.Wanted;
import dev.headwater.api.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Reasons as sentences without a full stop, each naming who supplies what it speaks of. */
final class ReasonText implements Reason.Visitor<String> {
    private static final int MOST_RANGES = 3;

    private static final ReasonText TEXT = new ReasonText(ReleasesText::supplied);
    private static final ReasonText BELOW = new ReasonText(ReleasesText::below);

    private final Function<Releases, String> named;

    private ReasonText(Function<Releases, String> named) {
        this.named = named;
    }

    static String of(Reason reason) {
        return reason.accept(TEXT);
    }

    /** {@return the sentence below a heading that names the project it is about, and who supplies that} */
    static String below(Reason reason) {
        return reason.accept(BELOW);
    }

    @Override
    public String requested(Reason.Requested reason) {
        return Words.all(reason.places(), "the request")
                + (reason.places().size() > 1 ? " ask for " : " asks for ")
                + wanted(reason.wanted());
    }

    @Override
    public String depends(Reason.Depends reason) {
        Releases releases = reason.releases();
        if (releases.own().isEmpty()) {
            return named.apply(releases) + " depends on " + wanted(reason.wanted()) + overlays(reason.places());
        }
        String extra = releases.extra()
                .map(named -> ", for the extra '" + named + "' of " + releases.name() + ",")
                .orElse("");
        return Words.all(reason.places(), ReleasesText.supplied(releases))
                + extra
                + (reason.places().size() > 1 ? " ask for " : " asks for ")
                + wanted(reason.wanted());
    }

    /** {@return who says it, where that is not what is published} */
    private static String overlays(List<Place> places) {
        List<String> overlays = places.stream()
                .filter(Place.InOverlay.class::isInstance)
                .map(Place::toString)
                .toList();
        return overlays.isEmpty() ? "" : " (by " + Words.first(overlays) + ")";
    }

    @Override
    public String overridden(Reason.Overridden reason) {
        String what = reason.releases()
                .map(releases -> ReleasesText.supplied(releases) + " requires of "
                        + reason.wanted().name())
                .orElse("the request asks of " + reason.wanted().name());
        String published = reason.published().isEmpty() ? "" : " (" + Words.first(reason.published()) + ")";
        return Words.all(reason.places(), "an override")
                + (reason.places().size() > 1 ? " replace what " : " replaces what ") + what + published + " by "
                + wanted(reason.wanted());
    }

    @Override
    public String constrained(Reason.Constrained reason) {
        List<Requirement> constraints = reason.constraints();
        List<Place> places = reason.places();
        List<String> each = IntStream.range(0, constraints.size())
                .mapToObj(i -> "'" + constraints.get(i) + "' (" + places.get(i) + ")")
                .toList();
        return (each.size() == 1 ? "the constraint " : "the constraints ")
                + Words.and(each)
                + (each.size() == 1 ? " leaves out " : " leave out ")
                + ReleasesText.supplied(reason.leftOut());
    }

    @Override
    public String excluded(Reason.Excluded reason) {
        return named.apply(reason.releases()) + " " + ExclusionText.of(reason.exclusion());
    }

    @Override
    public String notSupplied(Reason.NotSupplied reason) {
        return reason.wanted().accept(this) + ", but " + SupplyText.of(reason.supply());
    }

    @Override
    public String contradicts(Reason.Contradicts reason) {
        List<String> together = names(reason.together());
        if (reason.needed().isEmpty()) {
            return switch (together.size()) {
                case 0 -> "the request has no solution";
                case 1 -> together.get(0) + " cannot be used";
                default -> String.join(" and ", together) + " cannot be used together";
            };
        }
        String subject = together.isEmpty() ? "the request" : String.join(" with ", together);
        return subject + " needs " + String.join(" or ", names(reason.needed()));
    }

    private static List<String> names(List<Releases> all) {
        return all.stream().map(ReleasesText::of).toList();
    }

    /** {@return what is required: one range, a few, or as many as there are releases that require them} */
    static String wanted(Wanted wanted) {
        if (wanted.extra().isPresent()) {
            return wanted.name() + "[" + wanted.extra().get() + "]";
        }
        List<String> ranges = new ArrayList<>();
        wanted.ranges().forEach(range -> ranges.add(wanted.name() + (range.isAny() ? "" : range.toString())));
        if (!wanted.alternatives()) {
            return String.join(" and ", ranges);
        }
        return ranges.size() <= MOST_RANGES
                ? String.join(" or ", ranges)
                : wanted.name() + ", each on a range of its own such as " + ranges.get(0);
    }
}
