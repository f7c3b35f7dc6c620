// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.ownership;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Asks every index of a project's route, also those below the owner, which so learn the name. For audits alone, and
 * only where that is wanted: section 8 of the index policy. The route itself is that of every search, so a name that is
 * pinned, reserved or denied is told nobody else by this either.
 */
public final class Survey {
    private final IndexPolicy policy;
    private final Inquiry inquiry;

    /** Prepares to ask by a policy. */
    public Survey(IndexPolicy policy, Inquiry inquiry) {
        this.policy = policy;
        this.inquiry = inquiry;
    }

    /** Asks; the future is never exceptional but for a defect, and complete where the answers are there. */
    public CompletableFuture<Suppliers> suppliers(ProjectName name) {
        IndexRoute route = IndexRoute.of(policy, name);
        if (route.rule() != OwnerRule.ORDER) {
            return owner(name).thenApply(owner -> {
                List<Owner.Index> holders = owner instanceof Owner.Index index ? List.of(index) : List.of();
                Optional<Owner.Unknown> failure =
                        owner instanceof Owner.Unknown unknown ? Optional.of(unknown) : Optional.empty();
                return new Suppliers(owner, holders, failure);
            });
        }
        List<CompletableFuture<ProjectAnswer>> answers = new ArrayList<>();
        route.entries().forEach(entry -> answers.add(inquiry.ask(entry, name)));
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenCompose(all -> owner(name))
                .thenApply(owner -> read(name, route.entries(), answers, owner));
    }

    /** What the search needs was answered already, where all of the route were asked. */
    private CompletableFuture<Owner> owner(ProjectName name) {
        return new OwnerSearch(policy, inquiry, name).find();
    }

    private Suppliers read(
            ProjectName name, List<IndexEntry> entries, List<CompletableFuture<ProjectAnswer>> answers, Owner owner) {
        List<Owner.Index> holders = new ArrayList<>();
        Optional<Owner.Unknown> failure = Optional.empty();
        for (int i = 0; i < entries.size(); i++) {
            IndexEntry entry = entries.get(i);
            ProjectAnswer answer = answers.get(i).join();
            Ownership.Builder record = Ownership.builder(name, OwnerRule.ORDER);
            answer.listed()
                    .ifPresent(page -> holders.add(
                            new Owner.Index(record.present(entry.id()).build(), entry, inquiry.index(entry), page)));
            if (failure.isEmpty() && answer instanceof ProjectAnswer.Unavailable unavailable) {
                IndexFault fault = unavailable.fault();
                failure = Optional.of(new Owner.Unknown(
                        record.unavailable(entry.id(), fault).build(), Optional.of(entry.id()), fault));
            }
        }
        return new Suppliers(owner, holders, failure);
    }
}
