// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.why;

import dev.headwater.api.explanation.Step;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import java.util.List;
import java.util.Optional;

/**
 * Why a project is in an answer, or is not. It is read off the outcome: no index is asked.
 *
 * <pre>{@code
 * Why why = Why.of(ProjectName.parse("click"), resolver.resolve(request));
 * System.out.print(WhyReport.of(why).text());
 * }</pre>
 *
 * @since 0.1.0
 */
public sealed interface Why {
    /** {@return the project} */
    ProjectName name();

    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return why a project is in the answer of a request, or is not} */
    static Why of(ProjectName name, ResolutionOutcome outcome) {
        Optional<Ownership> ownership = outcome.report().ownership().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
        return outcome.resolved()
                .map(resolved -> resolved.packages().stream()
                        .filter(pinned -> pinned.name().equals(name))
                        .findFirst()
                        .<Why>map(pinned -> new Required(pinned, Chains.to(name, resolved)))
                        .orElseGet(() -> new NotNeeded(name, ownership)))
                .orElseGet(() -> new NoSolution(name, outcome, ownership));
    }

    /**
     * It is in the answer.
     *
     * @param pinned what was chosen of it
     * @param chains what brings it in
     */
    record Required(PinnedPackage pinned, Chains chains) implements Why {
        @Override
        public ProjectName name() {
            return pinned.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.required(this);
        }
    }

    /**
     * There is an answer, and it is not in it.
     *
     * @param name the project
     * @param ownership who supplies it, if the resolution had to know that; also of a project of the request itself
     */
    record NotNeeded(ProjectName name, Optional<Ownership> ownership) implements Why {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.notNeeded(this);
        }
    }

    /**
     * There is no answer.
     *
     * @param name the project
     * @param outcome what there is instead
     * @param ownership who supplies the project, if the resolution had to know that
     */
    record NoSolution(ProjectName name, ResolutionOutcome outcome, Optional<Ownership> ownership) implements Why {
        /** {@return the steps of the proof that speak of the project; none where nothing is proven} */
        public List<Step> steps() {
            return outcome.proof().stream()
                    .flatMap(proof -> proof.steps().stream())
                    .filter(step -> step.reason().projects().contains(name))
                    .toList();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.noSolution(this);
        }
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for a project in the answer} */
        R required(Required why);

        /** {@return the result for one that is not in it} */
        R notNeeded(NotNeeded why);

        /** {@return the result where there is no answer} */
        R noSolution(NoSolution why);
    }
}
