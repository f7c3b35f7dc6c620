// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Explanation;
import dev.headwater.api.explanation.Reason;
import dev.headwater.api.explanation.Releases;
import dev.headwater.api.explanation.Step;
import dev.headwater.api.explanation.Wanted;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.solver.Incompatibility;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A derivation of the solver as numbered steps. What was concluded once on the way to something else is not spelled
 * out: the facts it rests on join those of the conclusion that uses it, alike facts together. Conclusions that are used
 * twice, or that would rest on too much to be read at once, are steps of their own.
 */
final class Proof {
    /** So many reasons for one conclusion a reader can hold. */
    private static final int MOST_REASONS = 6;

    /** So many steps are read as they are derived. */
    private static final int MOST_AS_DERIVED = 6;

    private final ProjectUniverse universe;
    private final FactReasons facts;
    private final List<Step> steps = new ArrayList<>();
    private final Map<List<ProjectName>, List<Step>> byProjects = new HashMap<>();
    private final Map<Integer, Fact> told = new LinkedHashMap<>();
    private final IdentityHashMap<Incompatibility, Integer> uses = new IdentityHashMap<>();
    private final IdentityHashMap<Incompatibility, Premises> premises = new IdentityHashMap<>();

    /** What a conclusion rests on. */
    private static final class Premises {
        private final Map<Fact.Key, Fact> facts = new LinkedHashMap<>();
        private final Set<Integer> steps = new LinkedHashSet<>();

        void add(Fact fact) {
            Fact alike = facts.putIfAbsent(fact.key(), fact);
            if (alike != null) {
                alike.add(fact);
            }
        }

        void add(Premises other) {
            other.facts.values().forEach(this::add);
            steps.addAll(other.steps);
        }

        int size() {
            return facts.size() + steps.size();
        }
    }

    private Proof(ProjectUniverse universe, FactReasons facts) {
        this.universe = universe;
        this.facts = facts;
    }

    /** {@return the proof of an incompatibility that cannot be met} */
    static Explanation of(Incompatibility root, ProjectUniverse universe, FactReasons facts) {
        Proof proof = new Proof(universe, facts);
        proof.derive(root);
        Explanation derived = new Explanation(proof.steps, Decisive.of(proof.told, proof.steps, universe));
        return proof.steps.size() > MOST_AS_DERIVED ? ReadingOrder.of(derived) : derived;
    }

    private void derive(Incompatibility root) {
        Reason noSolution = new Reason.Contradicts(List.of(), List.of());
        if (root.cause().premises().isEmpty()) {
            conclude(noSolution, given(root));
            return;
        }
        for (Incompatibility conclusion : derivedFirst(root)) {
            Premises both = new Premises();
            conclusion.cause().premises().forEach(premise -> both.add(take(premise)));
            premises.put(conclusion, both);
            if (conclusion == root) {
                conclude(noSolution, both);
            } else if (uses.getOrDefault(conclusion, 0) > 1 || both.size() > MOST_REASONS) {
                Premises step = new Premises();
                step.steps.add(conclude(conclusion(conclusion), both));
                premises.put(conclusion, step);
            }
        }
    }

    private Premises take(Incompatibility premise) {
        Premises known = premises.get(premise);
        return known == null ? given(premise) : known;
    }

    private Premises given(Incompatibility premise) {
        Premises own = new Premises();
        Fact.of(premise, universe).forEach(own::add);
        return own;
    }

    private int conclude(Reason reason, Premises rests) {
        Set<Integer> because = new TreeSet<>(rests.steps);
        Map<Fact, Reason> said = new LinkedHashMap<>();
        rests.facts.values().forEach(fact -> said.put(fact, facts.of(fact)));
        said.forEach((fact, fromFact) -> {
            if (said.values().stream().noneMatch(other -> saysMore(other, fromFact))) {
                int number = step(fromFact, List.of());
                told.putIfAbsent(number, fact);
                because.add(number);
            }
        });
        return step(reason, List.copyOf(because));
    }

    /** Who asks for a project with an extra asks for the project, too. */
    private static boolean saysMore(Reason more, Reason less) {
        return more.getClass() == less.getClass()
                && more.subject().equals(less.subject())
                && more.shortage().isEmpty()
                && less.shortage().isEmpty()
                && more.places().equals(less.places())
                && more.claim().isPresent()
                && less.claim()
                        .filter(wanted -> asksForMore(more.claim().get(), wanted))
                        .isPresent();
    }

    private static boolean asksForMore(Wanted more, Wanted less) {
        return more.name().equals(less.name())
                && more.extra().isPresent()
                && less.extra().isEmpty()
                && (less.ranges().stream().allMatch(SpecifierSet::isAny)
                        || (less.ranges().equals(more.ranges()) && less.alternatives() == more.alternatives()));
    }

    /**
     * The number of a step; what is said twice is one step. It is looked for among the few about the same projects, not
     * by its hash: that of a reason needs those of many records, and each that is generated is linked anew in each run.
     */
    private int step(Reason reason, List<Integer> because) {
        List<Step> about = byProjects.computeIfAbsent(reason.projects(), projects -> new ArrayList<>());
        for (Step known : about) {
            if (known.reason().getClass() == reason.getClass() && known.reason().equals(reason)) {
                return known.number();
            }
        }
        Step step = new Step(steps.size() + 1, reason, because);
        about.add(step);
        steps.add(step);
        return step.number();
    }

    /** All that was derived on the way to a proof, premises before conclusions, and how often each is used. */
    private List<Incompatibility> derivedFirst(Incompatibility root) {
        List<Incompatibility> order = new ArrayList<>();
        IdentityHashMap<Incompatibility, Boolean> entered = new IdentityHashMap<>();
        Deque<Incompatibility> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Incompatibility top = open.peek();
            if (entered.putIfAbsent(top, true) == null) {
                List<Incompatibility> rests = top.cause().premises();
                for (int premise = rests.size() - 1; premise >= 0; premise--) {
                    enter(rests.get(premise), entered, open);
                }
            } else {
                open.pop();
                if (entered.replace(top, true, false)) {
                    order.add(top);
                }
            }
        }
        return order;
    }

    private void enter(
            Incompatibility premise, IdentityHashMap<Incompatibility, Boolean> entered, Deque<Incompatibility> open) {
        if (!premise.cause().premises().isEmpty()) {
            uses.merge(premise, 1, Integer::sum);
            // One that waits further down is put on top again: it must come before whoever rests on it.
            if (!entered.containsKey(premise)) {
                open.push(premise);
            }
        }
    }

    /** {@return what an incompatibility says} */
    private Reason conclusion(Incompatibility incompatibility) {
        List<Releases> together = new ArrayList<>();
        List<Releases> needed = new ArrayList<>();
        for (int term = 0; term < incompatibility.size(); term++) {
            int pkg = incompatibility.pkg(term);
            long[] set = incompatibility.set(term);
            int nothing = universe.candidateCount(pkg);
            boolean isNeeded = Bits.contains(set, nothing);
            long[] releases = isNeeded ? Bits.minus(Bits.all(nothing + 1), set) : set;
            facts.sets().of(pkg, releases).ifPresent((isNeeded ? needed : together)::add);
        }
        return new Reason.Contradicts(together, needed);
    }
}
