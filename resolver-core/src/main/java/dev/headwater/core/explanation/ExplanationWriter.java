// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.resolution.Explanation;
import dev.headwater.core.solver.Bits;
import dev.headwater.core.solver.Cause;
import dev.headwater.core.solver.Incompatibility;
import dev.headwater.core.universe.ProjectUniverse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a proof as numbered steps. What was concluded once on the way to something else is not spelled out: the facts
 * it rests on join those of the conclusion that uses it, alike facts together. Conclusions that are used twice, or that
 * would rest on too much to be read at once, are steps of their own.
 */
final class ExplanationWriter {
    /** So many reasons for one conclusion a reader can hold. */
    private static final int MOST_REASONS = 6;

    private final ProjectUniverse world;
    private final FactWriter facts;
    private final List<Explanation.Step> steps = new ArrayList<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final IdentityHashMap<Incompatibility, Integer> uses = new IdentityHashMap<>();
    private final IdentityHashMap<Incompatibility, Reasons> reasons = new IdentityHashMap<>();

    /** What a conclusion rests on. */
    private static final class Reasons {
        private final Map<Fact.Key, Fact> facts = new LinkedHashMap<>();
        private final Set<Integer> steps = new LinkedHashSet<>();

        void add(Fact fact) {
            Fact alike = facts.putIfAbsent(fact.key(), fact);
            if (alike != null) {
                alike.add(fact);
            }
        }

        void add(Reasons other) {
            other.facts.values().forEach(this::add);
            steps.addAll(other.steps);
        }

        int size() {
            return facts.size() + steps.size();
        }
    }

    ExplanationWriter(ProjectUniverse world, FactWriter facts) {
        this.world = world;
        this.facts = facts;
    }

    /** Writes the proof of an incompatibility that cannot be met. */
    Explanation write(Incompatibility proof) {
        if (!(proof.cause() instanceof Cause.Conflict)) {
            Reasons reasons = new Reasons();
            Fact.of(proof, world).ifPresent(reasons::add);
            conclude("the request has no solution", reasons);
            return new Explanation(steps);
        }
        List<Incompatibility> derived = derivedFirst(proof);
        for (Incompatibility conclusion : derived) {
            Cause.Conflict cause = (Cause.Conflict) conclusion.cause();
            Reasons both = new Reasons();
            both.add(take(cause.conflict()));
            both.add(take(cause.derivation()));
            reasons.put(conclusion, both);
            if (conclusion == proof) {
                conclude("the request has no solution", both);
            } else if (uses.getOrDefault(conclusion, 0) > 1 || both.size() > MOST_REASONS) {
                number(conclusion, both);
            }
        }
        return new Explanation(steps);
    }

    /** Replaces what a conclusion rests on by the number of its step. */
    private void number(Incompatibility conclusion, Reasons rests) {
        Reasons step = new Reasons();
        step.steps.add(conclude(conclusion(conclusion), rests));
        reasons.put(conclusion, step);
    }

    private Reasons take(Incompatibility premise) {
        Reasons known = reasons.get(premise);
        if (known != null) {
            return known;
        }
        Reasons own = new Reasons();
        Fact.of(premise, world).ifPresent(own::add);
        return own;
    }

    private int conclude(String text, Reasons rests) {
        Set<Integer> because = new TreeSet<>(rests.steps);
        rests.facts.values().forEach(fact -> because.add(step(facts.write(fact), List.of())));
        return step(text, List.copyOf(because));
    }

    /** The number of a step; what is said twice is one step. */
    private int step(String text, List<Integer> because) {
        Integer said = numbers.get(text);
        if (said != null) {
            return said;
        }
        int number = steps.size() + 1;
        numbers.put(text, number);
        steps.add(new Explanation.Step(number, text, because));
        return number;
    }

    /** All that was derived on the way to a proof, premises before conclusions, and how often each is used. */
    private List<Incompatibility> derivedFirst(Incompatibility proof) {
        List<Incompatibility> order = new ArrayList<>();
        IdentityHashMap<Incompatibility, Boolean> entered = new IdentityHashMap<>();
        Deque<Incompatibility> open = new ArrayDeque<>();
        open.push(proof);
        while (!open.isEmpty()) {
            Incompatibility top = open.peek();
            Cause.Conflict cause = (Cause.Conflict) top.cause();
            if (entered.putIfAbsent(top, true) == null) {
                enter(cause.derivation(), entered, open);
                enter(cause.conflict(), entered, open);
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
        if (premise.cause() instanceof Cause.Conflict) {
            uses.merge(premise, 1, Integer::sum);
            // One that waits further down is put on top again: it must come before whoever rests on it.
            if (!entered.containsKey(premise)) {
                open.push(premise);
            }
        }
    }

    /** {@return what an incompatibility says} */
    private String conclusion(Incompatibility incompatibility) {
        List<String> together = new ArrayList<>();
        List<String> needed = new ArrayList<>();
        for (int term = 0; term < incompatibility.size(); term++) {
            int pkg = incompatibility.pkg(term);
            long[] set = incompatibility.set(term);
            int nothing = world.candidateCount(pkg);
            if (pkg == ProjectUniverse.ROOT) {
                continue;
            }
            if (Bits.contains(set, nothing)) {
                long[] allowed = Bits.minus(Bits.all(nothing + 1), set);
                needed.add(facts.versions(pkg, allowed));
            } else {
                together.add(facts.versions(pkg, set));
            }
        }
        if (needed.isEmpty()) {
            return switch (together.size()) {
                case 0 -> "the request has no solution";
                case 1 -> together.get(0) + " cannot be used";
                default -> String.join(" and ", together) + " cannot be used together";
            };
        }
        String subject = together.isEmpty() ? "the request" : String.join(" with ", together);
        return subject + " needs " + String.join(" or ", needed);
    }
}
