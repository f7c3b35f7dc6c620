// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.scenario;

import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.conformance.scenario.Scenario;
import dev.headwater.core.InvalidOverlayFileException;
import dev.headwater.tests.report.CitedFacts;
import dev.headwater.tests.report.ProofSize;
import java.util.Optional;

/** The proof that a scenario ends in, looked at by itself. */
final class ScenarioProof {
    private ScenarioProof() {}

    /** {@return what is wrong with the facts that the proof cites, if there is a proof} */
    static Optional<String> fault(Scenario scenario) {
        try (Resolver resolver = scenario.resolver()) {
            ResolutionOutcome outcome = resolver.resolve(scenario.request());
            return CitedFacts.fault(outcome, scenario.request(), resolver).or(() -> ProofSize.fault(outcome));
        } catch (InvalidPolicyException | InvalidOverlayFileException e) {
            return Optional.empty();
        }
    }
}
