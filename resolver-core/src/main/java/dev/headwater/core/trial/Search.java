// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.trial;

import dev.headwater.api.repair.Repair;
import dev.headwater.api.repair.RepairSearch;
import dev.headwater.api.repair.RepairSearch.End;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/*
 * Why it finds the smallest. Let R be changes that give a solution, and S a part of them that was tried and failed, with
 * a proof. The proof does not hold with all of R, so one of the other changes of R alters one of its facts; S with that
 * change is looked at one level later. As the empty set failed, all of R is looked at, on the level of its size, and all
 * smaller sets that could be repairs were looked at before. That needs no change to only ever help: it is enough that
 * what a change alters, it alters whatever else is changed.
 *
 * For the same reason a set fails without a trial if a part of it failed by a proof that none of its other changes
 * alters.
 */

/** Looks for the fewest changes of one kind that give a solution, guided by the proofs of those that do not. */
final class Search<C> {
    private final Space<C> space;
    private final Trials trials;
    private final Bounds bounds;

    /** The changes that were met, each with its number. */
    private final Map<C, Integer> numbers = new LinkedHashMap<>();

    private final List<C> changes = new ArrayList<>();
    private final List<Failed> failures = new ArrayList<>();
    private int tried;
    private int looked;
    private boolean undecided;

    /** Whether a trial ended because an index was not to be told a name. */
    private boolean withheld;

    /** The overlays that a repair would have to change. */
    private final Set<String> byHand = new TreeSet<>();

    /**
     * Where a search ends.
     *
     * @param trials so many trials, but that what was found is told of once more
     * @param changes so many changes at once
     * @param sets so many sets of changes, be they tried or known to fail
     * @param levelTrials so many trials more once there is a repair, for a better one of as many changes
     */
    record Bounds(int trials, int changes, int sets, int levelTrials) {
        static final Bounds USUAL = new Bounds(64, 12, 4096, 8);
    }

    /** Changes that failed, and those that alter the proof of it. */
    private record Failed(SortedSet<Integer> made, Set<Integer> altering) {
        boolean holdsFor(SortedSet<Integer> set) {
            return set.containsAll(made)
                    && set.stream().allMatch(change -> made.contains(change) || !altering.contains(change));
        }
    }

    /** Changes that give a solution. */
    private record Found(Repair repair, int sideEffects) {
        boolean isBetterThan(Found other) {
            return repair.isChecked() == other.repair.isChecked()
                    ? sideEffects < other.sideEffects
                    : repair.isChecked();
        }
    }

    Search(Space<C> space, Trials trials, Bounds bounds) {
        this.space = space;
        this.trials = trials;
        this.bounds = bounds;
    }

    /** {@return what is found, after a trial without a change that failed} */
    RepairSearch run(Trial failed) {
        SortedSet<Integer> nothing = new TreeSet<>();
        List<SortedSet<Integer>> level = grown(fail(failed, nothing));
        Found unchecked = null;
        int size = 1;
        for (; size <= bounds.changes() && !level.isEmpty(); size++) {
            Level looked = look(level);
            Found best = best(looked.found);
            if (best != null && best.repair.isChecked()) {
                return end(best, isUncertain() ? End.FOUND : End.MINIMAL, size - 1);
            }
            unchecked = unchecked == null ? best : unchecked;
            if (looked.isCut) {
                return end(unchecked, unchecked == null ? End.BOUND : End.FOUND, size - 1);
            }
            level = looked.next;
        }
        if (unchecked != null) {
            return end(unchecked, isUncertain() ? End.FOUND : End.MINIMAL, unchecked.repair.size() - 1);
        }
        return end(null, isUncertain() ? uncertain() : level.isEmpty() ? End.NONE : End.BOUND, size - 1);
    }

    private End uncertain() {
        if (!byHand.isEmpty()) {
            return End.BY_HAND;
        }
        return undecided ? End.UNDECIDED : End.NOT_TRIED;
    }

    private RepairSearch end(@Nullable Found found, End end, int failing) {
        return new RepairSearch(
                space.kind(),
                Optional.ofNullable(found).map(Found::repair),
                end,
                tried,
                isUncertain() ? 0 : failing,
                byHand);
    }

    /** What came of all sets of one size. */
    private static final class Level {
        private final List<Found> found = new ArrayList<>();
        private final Set<SortedSet<Integer>> larger = new LinkedHashSet<>();
        private List<SortedSet<Integer>> next = List.of();
        private boolean isCut;

        /** Whether a repair was found that need not stand behind larger ones. */
        boolean isFound() {
            return found.stream().anyMatch(one -> one.repair.isChecked());
        }
    }

    private Level look(List<SortedSet<Integer>> sets) {
        Level level = new Level();
        int last = Integer.MAX_VALUE;
        for (SortedSet<Integer> set : sets) {
            if (++looked > bounds.sets()) {
                level.isCut = !level.isFound();
                break;
            }
            Failed failed = failures.stream()
                    .filter(known -> known.holdsFor(set))
                    .findFirst()
                    .orElse(null);
            if (failed == null) {
                if (tried >= Math.min(last, bounds.trials())) {
                    level.isCut = !level.isFound();
                    break;
                }
                failed = attempt(set, level);
            }
            if (failed != null) {
                level.larger.addAll(grown(new Failed(set, failed.altering)));
            }
            if (last == Integer.MAX_VALUE && level.isFound()) {
                last = tried + bounds.levelTrials();
            }
        }
        level.next = List.copyOf(level.larger);
        return level;
    }

    /** Tries a set; gives how it failed, or null if it did not, or that could not be told. */
    private @Nullable Failed attempt(SortedSet<Integer> set, Level level) {
        List<C> made = set.stream().map(changes::get).toList();
        Trial trial = trial(space.question(made));
        if (trial.resolved().isPresent()) {
            return found(trial, set, made, level);
        }
        if (trial.outcome().proof().isEmpty()) {
            undecided(trial);
            return null;
        }
        return fail(trial, set);
    }

    private void undecided(Trial trial) {
        if (trial.isWithheld()) {
            withheld = true;
        } else {
            undecided = true;
        }
    }

    private boolean isUncertain() {
        return undecided || withheld || !byHand.isEmpty();
    }

    private Trial trial(Question question) {
        tried++;
        return trials.run(question);
    }

    /** Takes in changes that give a solution. What is told is what was tried; gives how it failed, if it did. */
    private @Nullable Failed found(Trial trial, SortedSet<Integer> set, List<C> made, Level level) {
        Space.Told told = space.told(trial, made).orElse(null);
        if (told == null || told.changes().isEmpty()) {
            undecided = true;
            return null;
        }
        if (!told.byHand().isEmpty()) {
            byHand.addAll(told.byHand());
            return null;
        }
        Trial last = told.question().equals(trial.question()) ? trial : trial(told.question());
        ResolutionOutcome.Resolved resolved = last.resolved().orElse(null);
        if (resolved != null) {
            level.found.add(
                    new Found(new Repair(space.kind(), told.changes(), resolved), space.sideEffects(last, made)));
            return null;
        }
        if (last.outcome().proof().isEmpty()) {
            undecided(last);
            return null;
        }
        return fail(last, set);
    }

    private boolean excludes(int made, int change) {
        return made == change || space.excludes(changes.get(made), changes.get(change));
    }

    private static @Nullable Found best(List<Found> found) {
        Found best = null;
        for (Found one : found) {
            best = best == null || one.isBetterThan(best) ? one : best;
        }
        return best;
    }

    private Failed fail(Trial trial, SortedSet<Integer> set) {
        List<C> made = set.stream().map(changes::get).toList();
        Set<Integer> altering = new LinkedHashSet<>();
        space.altering(trial, made).forEach(change -> altering.add(number(change)));
        altering.removeAll(set);
        Failed failed = new Failed(set, altering);
        failures.add(failed);
        return failed;
    }

    private int number(C change) {
        return numbers.computeIfAbsent(change, key -> {
            changes.add(key);
            return changes.size() - 1;
        });
    }

    private List<SortedSet<Integer>> grown(Failed failed) {
        List<SortedSet<Integer>> grown = new ArrayList<>();
        for (int change : failed.altering) {
            if (failed.made.stream().noneMatch(made -> excludes(made, change))) {
                SortedSet<Integer> larger = new TreeSet<>(failed.made);
                larger.add(change);
                grown.add(larger);
            }
        }
        return grown;
    }
}
