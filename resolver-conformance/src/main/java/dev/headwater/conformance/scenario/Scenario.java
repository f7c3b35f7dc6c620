// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.InvalidPolicyException;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.core.InvalidOverlayFileException;
import dev.headwater.core.Resolvers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One scenario.
 *
 * @param id its name
 * @param indexes the indexes by id
 * @param archives what reads a file at a URL, if anything does
 * @param policy makes the policy, which may fail
 * @param request what is asked for
 * @param audit whether it is told what other ways would have chosen
 * @param now the time of the resolution
 * @param expected what has to come of it
 * @param lock what is done with a lock
 */
public record Scenario(
        String id,
        Map<IndexId, PackageIndex> indexes,
        Optional<PackageIndex> archives,
        Supplier<IndexPolicy> policy,
        ResolutionRequest request,
        AuditMode audit,
        Instant now,
        Expectation expected,
        LockStep lock) {
    /** Runs it by the public interface; a policy that cannot be meant is an invalid request. */
    public Answer run() {
        return run(KeptLock.inMemory());
    }

    /** Runs it so with the lock that the step before left, and leaves one to the next. */
    public Answer run(KeptLock kept) {
        Questions questions = new Questions();
        return run(inMemory(questions), questions, kept);
    }

    /**
     * Runs it with indexes from elsewhere, which are the same in another form.
     *
     * @param questions what these indexes are asked
     * @param kept the lock that the step before left
     */
    public Answer run(IndexFactory factory, Questions questions, KeptLock kept) {
        try (Resolver resolver = resolver(factory)) {
            return lock.run(this, resolver, factory, kept, questions)
                    .with(audit.told(policy.get(), factory, clock(), request));
        } catch (InvalidPolicyException | InvalidOverlayFileException e) {
            return Answer.ofPolicyFault(e, questions);
        }
    }

    /** {@return a resolver over indexes in memory} */
    public Resolver resolver() {
        return resolver(inMemory(new Questions()));
    }

    private Resolver resolver(IndexFactory factory) {
        return Resolvers.builder()
                .policy(policy.get())
                .indexes(factory)
                .clock(clock())
                .build();
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** {@return what makes the indexes, in memory, and notes what they are asked} */
    public IndexFactory inMemory(Questions questions) {
        Map<IndexId, PackageIndex> watched = new LinkedHashMap<>();
        indexes.forEach((id, index) -> watched.put(id, questions.watch(id, index)));
        return new IndexFactory() {
            @Override
            public Optional<PackageIndex> create(IndexEntry entry, IndexPolicy given) {
                return Optional.ofNullable(watched.get(entry.id()));
            }

            @Override
            public Optional<PackageIndex> archives(IndexPolicy given) {
                return archives;
            }
        };
    }
}
