// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.headwater.api.explanation.Reason;
import dev.headwater.api.resolution.ResolutionOutcome.Unsatisfiable;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.tests.OneJdk;
import dev.headwater.tests.property.SmallUniverse.Shelf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whether there is a solution, held against a judge that tries everything, and against changes that must not matter.
 */
@OneJdk
class SatisfiabilityTest {
    private static final int UNIVERSES = 500;

    /** So many for the law that all the others lean on. */
    private static final int JUDGED = 1_500;

    /** Holds a law over many universes; shows the smallest that breaks it. */
    private static void hold(Function<SmallUniverse, @Nullable String> fault) {
        hold(UNIVERSES, fault);
    }

    private static void hold(int universes, Function<SmallUniverse, @Nullable String> fault) {
        for (long seed = 0; seed < universes; seed++) {
            SmallUniverse universe = Universes.of(seed);
            if (fault.apply(universe) != null) {
                SmallUniverse smallest = universe.smallest(less -> fault.apply(less) != null);
                fail(
                        "seed %d: %s%n%s%n%s",
                        seed,
                        fault.apply(smallest),
                        smallest,
                        Resolution.of(smallest).outcome());
            }
        }
    }

    @Test
    void agreesWithTryingEverything() {
        hold(JUDGED, universe -> {
            BruteForce judge = new BruteForce(universe);
            Resolution resolution = Resolution.of(universe);
            return resolution.isSatisfied()
                    ? judge.fault(resolution.chosen(universe))
                    : judge.isSatisfiable() ? "there is a solution" : null;
        });
    }

    @Test
    void lowestFirstFindsAnAnswerWhereHighestFirstDoes() {
        hold(universe -> {
            Resolution lowest = Resolution.of(universe, ResolutionStrategy.LOWEST);
            return lowest.isSatisfied() != Resolution.of(universe).isSatisfied()
                    ? "lowest first disagrees"
                    : lowest.isSatisfied() ? new BruteForce(universe).fault(lowest.chosen(universe)) : null;
        });
    }

    @Test
    void aFormerSolutionIsKept() {
        hold(universe -> {
            Resolution lowest = Resolution.of(universe, ResolutionStrategy.LOWEST);
            Resolution again = Resolution.of(universe, lowest);
            return again.chosen(universe).equals(lowest.chosen(universe)) ? null : "a solution was given up";
        });
    }

    @Test
    void aFormerSolutionOfAnotherRequestDoesNotDecideWhetherThereIsAnAnswer() {
        hold(universe -> {
            List<Need> less = universe.request().subList(0, universe.request().size() - 1);
            Resolution former = Resolution.of(universe.withRequest(less), ResolutionStrategy.LOWEST);
            Resolution changed = Resolution.of(universe, former);
            return changed.isSatisfied() != Resolution.of(universe).isSatisfied()
                    ? "with a former solution, it differs"
                    : changed.isSatisfied() ? new BruteForce(universe).fault(changed.chosen(universe)) : null;
        });
    }

    @Test
    void lowestOfWhatIsNamedFindsAnAnswerWhereHighestFirstDoes() {
        hold(universe ->
                Resolution.of(universe, ResolutionStrategy.LOWEST_DIRECT).isSatisfied()
                                == Resolution.of(universe).isSatisfied()
                        ? null
                        : "lowest of what is named disagrees");
    }

    @Test
    void theOrderOfWhatIsListedChangesNothing() {
        hold(universe -> {
            SmallUniverse reversed = universe.withEditions(SatisfiabilityTest::reversed);
            return Resolution.of(reversed).equals(Resolution.of(universe)) ? null : "listed backwards, it differs";
        });
    }

    @Test
    void theOrderOfTheRequestDoesNotDecideWhetherThereIsAnAnswer() {
        hold(universe -> {
            SmallUniverse reversed = universe.withRequest(reversed(universe.request()));
            return Resolution.of(reversed).isSatisfied()
                            == Resolution.of(universe).isSatisfied()
                    ? null
                    : "asked backwards, it differs";
        });
    }

    @Test
    void whatNobodyNeedsChangesNothing() {
        Edition unused = new Edition("unused", "1", List.of(new Need("ash", List.of(), "==9")), new TreeMap<>());
        hold(universe -> {
            SmallUniverse wider = universe.withEditions(editions -> {
                List<Edition> more = new ArrayList<>(editions);
                more.add(0, unused);
                return more;
            });
            return Resolution.of(wider).equals(Resolution.of(universe)) ? null : "with an unused project, it differs";
        });
    }

    @Test
    void aShadowedReleaseChangesNothing() {
        hold(universe -> {
            List<Shelf> shelves = new ArrayList<>(universe.shelves());
            Shelf last = shelves.remove(shelves.size() - 1);
            List<Edition> unshadowed = last.editions().stream()
                    .filter(edition -> universe.owner(edition.project()).equals(last.id()))
                    .toList();
            shelves.add(last.with(unshadowed));
            SmallUniverse without = new SmallUniverse(shelves, universe.request());
            return Resolution.of(without).equals(Resolution.of(universe))
                    ? null
                    : "without what is shadowed, it differs";
        });
    }

    @Test
    void otherNamesGiveTheSameAnswer() {
        hold(universe -> {
            SmallUniverse renamed = universe.withEditions(editions ->
                            editions.stream().map(SatisfiabilityTest::renamed).toList())
                    .withRequest(renamed(universe.request()));
            return Resolution.of(renamed).isSatisfied()
                            == Resolution.of(universe).isSatisfied()
                    ? null
                    : "under other names, it differs";
        });
    }

    @Test
    void askingForLessNeverHarms() {
        hold(universe -> Resolution.of(universe).isSatisfied()
                        && !universe.request().isEmpty()
                        && !Resolution.of(universe.withRequest(universe.request()
                                        .subList(1, universe.request().size())))
                                .isSatisfied()
                ? "asked for less, it has no answer"
                : null);
    }

    @Test
    void everyExplanationEndsWithWhatItShows() {
        hold(universe -> Resolution.of(universe).outcome() instanceof Unsatisfiable no
                        && (no.explanation().steps().isEmpty()
                                || !no.explanation()
                                        .steps()
                                        .get(no.explanation().steps().size() - 1)
                                        .reason()
                                        .equals(new Reason.Contradicts(List.of(), List.of())))
                ? "the explanation ends otherwise"
                : null);
    }

    @Test
    void theUniversesAreDeepAndContradictory() {
        int unsatisfiable = 0;
        int conflicting = 0;
        int large = 0;
        int withExtras = 0;
        long mostConflicts = 0;
        for (long seed = 0; seed < UNIVERSES; seed++) {
            SmallUniverse universe = Universes.of(seed);
            Resolution resolution = Resolution.of(universe);
            long conflicts = resolution.statistics().get(0).conflicts();
            unsatisfiable += resolution.isSatisfied() ? 0 : 1;
            conflicting += conflicts > 0 && resolution.isSatisfied() ? 1 : 0;
            large += resolution.chosen(universe).size() >= 4 ? 1 : 0;
            withExtras += resolution.outcome().toString().contains("[") ? 1 : 0;
            mostConflicts = Math.max(mostConflicts, conflicts);
        }
        SoftAssertions softly = new SoftAssertions();
        softly.assertThat(unsatisfiable).as("without a solution").isBetween(UNIVERSES / 5, UNIVERSES * 4 / 5);
        softly.assertThat(conflicting).as("solved after a conflict").isGreaterThan(UNIVERSES / 20);
        softly.assertThat(large).as("solved by four projects or more").isGreaterThan(UNIVERSES / 50);
        softly.assertThat(withExtras).as("with extras in the proof").isGreaterThan(UNIVERSES / 50);
        softly.assertThat(mostConflicts).as("conflicts in one resolution").isGreaterThanOrEqualTo(5);
        softly.assertAll();
    }

    @Test
    void aFailureIsShrunkToItsCore() {
        SmallUniverse universe = Universes.of(3);
        SmallUniverse smallest = universe.smallest(less -> !less.request().isEmpty());

        assertThat(smallest.request()).hasSize(1);
        assertThat(smallest.shelves())
                .hasSize(1)
                .allSatisfy(shelf -> assertThat(shelf.editions()).isEmpty());
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static Edition renamed(Edition edition) {
        SortedMap<String, List<Need>> extras = new TreeMap<>();
        edition.extras().forEach((extra, own) -> extras.put(extra, renamed(own)));
        return new Edition(renamed(edition.project()), edition.version(), renamed(edition.needs()), extras);
    }

    private static List<Need> renamed(List<Need> needs) {
        return needs.stream()
                .map(need -> new Need(renamed(need.project()), need.extras(), need.specifier()))
                .toList();
    }

    /** The order of names is turned round by this. */
    private static String renamed(String project) {
        return (char) ('z' - (project.charAt(0) - 'a')) + "-tree";
    }
}
