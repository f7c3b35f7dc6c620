// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.lock.Verification;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.GroupName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.lock.LockOutcome;
import dev.headwater.core.lock.LockText;
import dev.headwater.core.lock.Locking;
import dev.headwater.core.lock.Verifying;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is done with the lock of a scenario in a step.
 *
 * @param kind what is done
 * @param brought a lock by somebody else that takes the place of what is there before the step
 * @param accepted the names whose owner may be another than in the lock
 * @param extras the extras that are asked for
 * @param groups the dependency groups that are asked for
 */
public record LockStep(
        Step.Kind kind,
        Optional<String> brought,
        Set<ProjectName> accepted,
        List<ExtraName> extras,
        List<GroupName> groups) {
    /** There is no lock. */
    public static final LockStep NONE =
            new LockStep(Step.Kind.RESOLVE, Optional.empty(), Set.of(), List.of(), List.of());

    /** Copies. */
    public LockStep {
        accepted = Set.copyOf(accepted);
        extras = List.copyOf(extras);
        groups = List.copyOf(groups);
    }

    /** {@return what comes of the step by the public interface} */
    Answer run(Scenario scenario, Resolver resolver, IndexFactory indexes, KeptLock kept, Questions questions) {
        brought.ifPresent(kept::write);
        return switch (kind) {
            case LOCK -> lock(scenario, resolver, indexes, kept, questions);
            case VERIFY -> verify(scenario.policy().get(), resolver, indexes, kept, questions);
            case RESOLVE, OFFLINE, REFRESH -> Answer.of(resolver.resolve(scenario.request()), questions);
        };
    }

    private Answer lock(
            Scenario scenario, Resolver resolver, IndexFactory indexes, KeptLock kept, Questions questions) {
        Locking.Builder locking = Locking.builder(resolver, scenario.policy().get(), indexes)
                .accept(accepted)
                .extras(extras)
                .groups(groups);
        Optional<String> before = kept.text();
        before.map(LockFacts::read).ifPresent(locking::former);
        LockOutcome outcome = locking.build().lock(scenario.request());
        if (outcome instanceof LockOutcome.Locked locked) {
            kept.write(LockText.of(locked.lock()));
        }
        return Answer.of(outcome, LockFacts.of(before, kept.text()), questions);
    }

    private static Answer verify(
            IndexPolicy policy, Resolver resolver, IndexFactory indexes, KeptLock kept, Questions questions) {
        Optional<String> lock = kept.text();
        if (lock.isEmpty()) {
            return Answer.ofFault("there is no lock to be verified", questions);
        }
        try (Owners owners = resolver.owners()) {
            Verification found =
                    Verifying.builder(owners, policy, indexes).build().verify(LockFacts.read(lock.get()));
            return Answer.of(found, questions);
        }
    }
}
