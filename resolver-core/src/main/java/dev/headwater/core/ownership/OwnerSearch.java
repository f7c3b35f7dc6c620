// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.ownership;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the owner of a project: asks the indexes of its route in order, and the next only after the one before said
 * absent, because asking is telling. Neighbours of one trust group are asked together; the answer is as if they had
 * been asked in order.
 */
public final class OwnerSearch {
    private final IndexPolicy policy;
    private final Inquiry inquiry;

    /** Makes a search by a policy. */
    public OwnerSearch(IndexPolicy policy, Inquiry inquiry) {
        this.policy = policy;
        this.inquiry = inquiry;
    }

    /**
     * Finds the owner of a project. The future is never exceptional but for a defect; it is complete where the answers
     * are.
     */
    public CompletableFuture<Owner> find(ProjectName name) {
        IndexRoute route = IndexRoute.of(policy, name);
        return ask(name, route, 0, Ownership.builder(name, route.rule()));
    }

    private CompletableFuture<Owner> ask(ProjectName name, IndexRoute route, int place, Ownership.Builder asked) {
        if (place == route.entries().size()) {
            return CompletableFuture.completedFuture(new Owner.Nobody(asked.build()));
        }
        IndexEntry entry = route.entries().get(place);
        if (entry.role() == IndexRole.DISABLED) {
            return CompletableFuture.completedFuture(disabled(name, route, entry, asked));
        }
        askGroup(name, route, place);
        return inquiry.ask(entry, name)
                .thenCompose(answer -> answer.accept(new ProjectAnswer.Visitor<>() {
                    @Override
                    public CompletableFuture<Owner> present(ProjectAnswer.Present present) {
                        Ownership record = asked.present(entry.id()).build();
                        return CompletableFuture.completedFuture(
                                new Owner.Index(record, entry, inquiry.index(entry), present.page()));
                    }

                    @Override
                    public CompletableFuture<Owner> absent(ProjectAnswer.Absent absent) {
                        return ask(name, route, place + 1, asked.absent(entry.id()));
                    }

                    @Override
                    public CompletableFuture<Owner> unavailable(ProjectAnswer.Unavailable unavailable) {
                        Ownership record = asked.unavailable(entry.id(), unavailable.fault())
                                .build();
                        return CompletableFuture.completedFuture(
                                new Owner.Unknown(record, Optional.of(entry.id()), unavailable.fault()));
                    }
                }));
    }

    /** Starts the questions to the neighbours that may be told together with this one. */
    private void askGroup(ProjectName name, IndexRoute route, int place) {
        Optional<String> group = route.entries().get(place).trustGroup();
        for (int next = place + 1; group.isPresent() && next < route.entries().size(); next++) {
            IndexEntry neighbour = route.entries().get(next);
            if (!neighbour.trustGroup().equals(group) || neighbour.role() == IndexRole.DISABLED) {
                return;
            }
            // The answer is kept by the inquiry, and looked at when it is this one's turn.
            CompletableFuture<ProjectAnswer> unused = inquiry.ask(neighbour, name);
            assert unused != null;
        }
    }

    private static Owner disabled(ProjectName name, IndexRoute route, IndexEntry entry, Ownership.Builder asked) {
        String what = route.rule() == OwnerRule.RESERVED ? "is reserved for" : "leads to";
        String failure = "the name " + what + " '" + entry.id() + "', which is disabled";
        IndexFault fault = IndexFault.of(IndexFault.Kind.DISABLED, entry.location(), failure + "; nobody was asked")
                .withRemedy(Remedy.of(Remedy.Action.ENABLE_INDEX, entry.id().value()));
        return new Owner.Unknown(asked.disabled(entry.id(), fault).build(), Optional.of(entry.id()), fault);
    }
}
