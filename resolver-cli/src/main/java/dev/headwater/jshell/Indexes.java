// SPDX-License-Identifier: Apache-2.0
package dev.headwater.jshell;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.tag.Target;
import dev.headwater.core.report.CandidateReport;
import dev.headwater.core.report.OwnershipReport;
import dev.headwater.host.HostResolver;
import dev.headwater.host.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The indexes of a policy, at a Java prompt: made by {@link Headwater}, and asked as often as one likes.
 *
 * <pre>{@code
 * Indexes two = Headwater.universe("[distro]\nlib 1.0\n[public]\nlib 2.0\napp 1.0: lib>=2")
 * two.resolve("app")
 * two.owner("lib")
 * two.candidates("lib")
 * two.pin("lib", "public").resolve("app")
 * }</pre>
 *
 * <p>Immutable. Each question opens a resolver of its own, which is closed again: a program keeps a
 * {@link HostResolver} open instead.
 */
public final class Indexes {
    private final IndexPolicy policy;
    private final IndexFactory ready;
    private final Optional<Target> target;

    private Indexes(IndexPolicy policy, IndexFactory ready, Optional<Target> target) {
        this.policy = policy;
        this.ready = ready;
        this.target = target;
    }

    static Indexes of(IndexPolicy policy) {
        return new Indexes(policy, (entry, whole) -> Optional.empty(), Optional.empty());
    }

    static Indexes of(List<Index> indexes) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        IndexFactory ready = (entry, whole) -> Optional.empty();
        for (Index index : indexes) {
            policy.index(index.entry());
            ready = ready.orElse(only(index));
        }
        return new Indexes(policy.build(), ready, Optional.empty());
    }

    private static IndexFactory only(Index index) {
        IndexEntry own = index.entry();
        return (entry, policy) ->
                entry.id().equals(own.id()) ? index.factory().create(entry, policy) : Optional.empty();
    }

    /**
     * {@return these with a project pinned to an index, which alone is asked about it}
     *
     * @throws IllegalArgumentException if there is no such index, or it may not supply that name
     */
    public Indexes pin(String name, String index) {
        IndexPolicy pinned = policy.toBuilder()
                .pin(ProjectName.parse(name), IndexId.parse(index))
                .build();
        return new Indexes(pinned, ready, target);
    }

    /** {@return these, with requests for a target instead of the Python of this machine} */
    public Indexes target(Target target) {
        return new Indexes(policy, ready, Optional.of(target));
    }

    /**
     * Resolves requirements together.
     *
     * @param requirements each as in a requirements file: {@code "celery[redis]>=5"}
     * @return the outcome, which prints itself readably
     * @throws IllegalArgumentException if a requirement cannot be meant, or this machine has no Python
     */
    public ResolutionOutcome resolve(String... requirements) {
        try (HostResolver host = open()) {
            ResolutionRequest.Builder request = ResolutionRequest.builder(target.orElseGet(host::target));
            for (String requirement : requirements) {
                request.require(requirement);
            }
            return host.resolver().resolve(request.build());
        }
    }

    /**
     * Finds out who supplies projects.
     *
     * @return for each who supplies it, by which rule, and what each index that was asked said
     * @throws IllegalArgumentException if a name cannot be meant
     */
    public OwnershipReport owner(String... names) {
        try (HostResolver host = open()) {
            List<Ownership> owners = new ArrayList<>();
            for (String name : names) {
                owners.add(host.resolver().owner(ProjectName.parse(name)));
            }
            return OwnershipReport.of(owners);
        }
    }

    /**
     * Lists what the owner of a project has of it: each file, usable or why not.
     *
     * @throws IllegalArgumentException if the name cannot be meant, or this machine has no Python
     */
    public CandidateReport candidates(String name) {
        try (HostResolver host = open()) {
            ResolutionRequest request =
                    ResolutionRequest.builder(target.orElseGet(host::target)).build();
            return CandidateReport.of(host.resolver().candidates(ProjectName.parse(name), request));
        }
    }

    private HostResolver open() {
        return HostResolver.builder(Machine.current())
                .policy(policy)
                .indexes(ready)
                .open();
    }

    /** {@return the indexes by their ids, in order of priority, and the pins} */
    @Override
    public String toString() {
        List<IndexId> ids = policy.indexes().stream().map(IndexEntry::id).toList();
        return ids + (policy.pins().isEmpty() ? "" : " with pins " + policy.pins());
    }
}
