// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.ownership;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.FaultDetail.Late.Awaited;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.core.overlay.OverlaidPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Finds who supplies a project: asks the indexes of its route in order, and the next only after the one before said
 * absent, because asking is telling. Neighbours of one trust group are asked together; the answer is as if they had
 * been asked in order.
 */
public final class OwnerSearch {
    private final ProjectName name;
    private final IndexRoute route;
    private final IndexPolicy policy;
    private final Inquiry inquiry;
    private final Telling telling;

    /** The indexes that said absent, in order; so their number is the place in the route. */
    private volatile List<IndexId> absent = List.of();

    private volatile boolean begun;

    /** Prepares to search for the owner of a project by a policy. */
    public OwnerSearch(IndexPolicy policy, Inquiry inquiry, ProjectName name) {
        this(policy, inquiry, Telling.BY_ROUTE, name);
    }

    /** Prepares to search for the owner of a project by a policy, where not every index may be told its name. */
    public OwnerSearch(IndexPolicy policy, Inquiry inquiry, Telling telling, ProjectName name) {
        this.telling = telling;
        this.name = name;
        this.route = IndexRoute.of(policy, name);
        this.policy = policy;
        this.inquiry = inquiry;
    }

    /** Begins; the future is never exceptional but for a defect, and complete where the answers are there. */
    public CompletableFuture<Owner> find() {
        begun = true;
        int place = absent.size();
        if (place == route.entries().size()) {
            return CompletableFuture.completedFuture(nobody());
        }
        IndexEntry entry = route.entries().get(place);
        if (entry.role() == IndexRole.DISABLED) {
            return CompletableFuture.completedFuture(disabled(entry));
        }
        if (!telling.mayTell(entry, name)) {
            return CompletableFuture.completedFuture(withheld(entry));
        }
        askGroup(place);
        return inquiry.ask(entry, name)
                .thenCompose(answer -> answer.accept(new ProjectAnswer.Visitor<>() {
                    @Override
                    public CompletableFuture<Owner> present(ProjectAnswer.Present present) {
                        Ownership record = record().present(entry.id()).build();
                        return CompletableFuture.completedFuture(
                                new Owner.Index(record, entry, inquiry.index(entry), page(entry, present.page())));
                    }

                    @Override
                    public CompletableFuture<Owner> absent(ProjectAnswer.Absent answered) {
                        absent = with(entry.id());
                        return find();
                    }

                    @Override
                    public CompletableFuture<Owner> unavailable(ProjectAnswer.Unavailable unavailable) {
                        return CompletableFuture.completedFuture(unanswered(entry, unavailable.fault()));
                    }
                }));
    }

    private ProjectPage page(IndexEntry entry, ProjectPage listed) {
        return policy.overlays().isEmpty() ? listed : OverlaidPage.of(listed, policy, entry.id());
    }

    /**
     * {@return what is known when nobody waits any longer} The index whose turn it is did not answer, or was not even
     * asked, if the search could not begin.
     *
     * @param waited how long it was waited for
     */
    public Owner late(Duration waited) {
        int place = absent.size();
        if (place == route.entries().size()) {
            return nobody();
        }
        IndexEntry entry = route.entries().get(place);
        if (begun) {
            return unanswered(entry, late(IndexFault.Kind.TIMEOUT, entry, Awaited.ANSWER, waited));
        }
        return unasked(entry, late(IndexFault.Kind.MACHINE, entry, Awaited.THREAD, waited));
    }

    private static IndexFault late(IndexFault.Kind kind, IndexEntry entry, Awaited awaited, Duration waited) {
        return IndexFault.of(kind, entry.location(), new FaultDetail.Late(awaited, waited));
    }

    private Owner nobody() {
        return new Owner.Nobody(record().build());
    }

    private Owner unanswered(IndexEntry entry, IndexFault fault) {
        Ownership record = record().unavailable(entry.id(), fault).build();
        return new Owner.Unknown(record, Optional.of(entry.id()), fault);
    }

    private Owner unasked(IndexEntry entry, IndexFault fault) {
        Ownership record = record().unasked(entry.id(), fault).build();
        return new Owner.Unknown(record, Optional.of(entry.id()), fault);
    }

    /** Starts the questions to the neighbours that may be told together with this one. */
    private void askGroup(int place) {
        Optional<String> group = route.entries().get(place).trustGroup();
        for (int next = place + 1; group.isPresent() && next < route.entries().size(); next++) {
            IndexEntry neighbour = route.entries().get(next);
            if (!neighbour.trustGroup().equals(group)
                    || neighbour.role() == IndexRole.DISABLED
                    || !telling.mayTell(neighbour, name)) {
                return;
            }
            // The answer is kept by the inquiry, and looked at when it is this one's turn.
            CompletableFuture<ProjectAnswer> unused = inquiry.ask(neighbour, name);
            assert unused != null;
        }
    }

    private Owner disabled(IndexEntry entry) {
        String what = route.rule() == OwnerRule.RESERVED ? "is reserved for" : "leads to";
        IndexFault fault = IndexFault.of(
                        IndexFault.Kind.DISABLED,
                        entry.location(),
                        "the name " + what + " '" + entry.id() + "', which is disabled; nobody was asked")
                .withRemedy(Remedy.of(Remedy.Action.ENABLE_INDEX, entry.id().value()));
        return unasked(entry, fault);
    }

    private Owner withheld(IndexEntry entry) {
        return unasked(
                entry,
                IndexFault.of(IndexFault.Kind.RULE, entry.location(), "it is not to be told the name '" + name + "'"));
    }

    private List<IndexId> with(IndexId index) {
        List<IndexId> all = new ArrayList<>(absent);
        all.add(index);
        return all;
    }

    private Ownership.Builder record() {
        Ownership.Builder record = Ownership.builder(name, route.rule());
        for (IndexId index : absent) {
            record.absent(index);
        }
        return record;
    }
}
