// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A universe and what the solver made of it. */
final class Solved {
    private final TextUniverse universe;
    private final Solver solver;
    private final Step end;
    private final List<String> demands = new ArrayList<>();

    private Solved(String text) {
        universe = TextUniverse.parse(text);
        solver = new Solver(universe, steps -> steps > 100_000);
        Step step = solver.advance();
        while (step instanceof Step.NeedProjects || step instanceof Step.NeedMetadata) {
            demands.add(said(step));
            step = solver.advance();
        }
        end = step;
    }

    static Solved of(String text) {
        return new Solved(text);
    }

    private String said(Step step) {
        if (step instanceof Step.NeedProjects need) {
            return String.join(" ", need.packages().stream().map(universe::name).toList());
        }
        Step.NeedMetadata need = (Step.NeedMetadata) step;
        List<Integer> all = need.candidates();
        int first = universe.version(need.pkg(), all.get(0));
        int last = universe.version(need.pkg(), all.get(all.size() - 1));
        return universe.name(need.pkg()) + " " + first + (all.size() > 1 ? "-" + last : "");
    }

    /** {@return the choice: "a 2, b 1, b[x]", or "no"} */
    String choice() {
        if (!(end instanceof Step.Solved)) {
            return "no";
        }
        Map<String, String> chosen = new TreeMap<>();
        for (int pkg = 1; pkg < universe.count(); pkg++) {
            int candidate = solver.chosen(pkg);
            if (candidate >= 0) {
                String name = universe.name(pkg);
                chosen.put(name, name.contains("[") ? name : name + " " + universe.version(pkg, candidate));
            }
        }
        return String.join(", ", chosen.values());
    }

    /** {@return what was demanded, in order} */
    List<String> demands() {
        return demands;
    }

    long decisions() {
        return solver.decisions();
    }

    long conflicts() {
        return solver.conflicts();
    }

    long incompatibilities() {
        return solver.incompatibilities();
    }

    Step end() {
        return end;
    }

    TextUniverse universe() {
        return universe;
    }
}
