// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.version.Version;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.candidate.CandidateRules;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.candidate.Listing;
import dev.headwater.core.ownership.Owner;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.RuleBook;
import java.time.Clock;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Judges the pages of indexes by a request and a policy, each as if its index were the owner. */
final class PageRules {
    private final CandidateLister lister;
    private final RuleBook rules;

    PageRules(ResolutionRequest request, IndexPolicy policy, Clock clock) {
        lister = new CandidateLister(request.target());
        rules = new RuleBook(PreparedRequest.of(request, policy, true), policy, clock);
    }

    /**
     * What can be used of a page, or why that is not known.
     *
     * @param candidates what can be used; none where there is trouble
     */
    record Judged(Candidates candidates, Optional<Trouble> trouble) {}

    Judged judge(Owner.Index holder) {
        return judge(holder.record().name(), holder.entry(), holder.page());
    }

    Judged judge(ProjectName name, IndexEntry entry, ProjectPage page) {
        return lister.list(page, rules.rules(name, entry)).accept(new Listing.Visitor<>() {
            @Override
            public Judged listed(Listing.Listed listed) {
                return new Judged(listed.candidates(), Optional.empty());
            }

            @Override
            public Judged contradictory(Listing.Contradictory contradictory) {
                return trouble(new Trouble(name, entry.id(), Optional.of(contradictory.fault())));
            }

            @Override
            public Judged withoutUploadTimes(Listing.WithoutUploadTimes without) {
                return trouble(new Trouble(name, entry.id(), Optional.empty()));
            }

            private Judged trouble(Trouble trouble) {
                return new Judged(Candidates.NONE, Optional.of(trouble));
            }
        });
    }

    /** {@return the versions that an index lists, usable or not} */
    NavigableSet<Version> listed(Owner.Index holder, Candidates usable) {
        CandidateRules own = rules.rules(holder.record().name(), holder.entry());
        NavigableSet<Version> versions = new TreeSet<>();
        for (CandidateList.Row row : lister.rows(holder.page(), own, usable)) {
            row.version().ifPresent(versions::add);
        }
        return versions;
    }
}
