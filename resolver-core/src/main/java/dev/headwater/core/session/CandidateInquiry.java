// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.core.candidate.CandidateLister;
import dev.headwater.core.candidate.CandidateRules;
import dev.headwater.core.candidate.Candidates;
import dev.headwater.core.candidate.Listing;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.RuleBook;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Judges what an owner lists by one policy and request, without resolving anything. */
public final class CandidateInquiry {
    private final IndexPolicy policy;
    private final CandidateLister lister;
    private final RuleBook rules;

    /** Makes an inquiry for a request. */
    public CandidateInquiry(IndexPolicy policy, ResolutionRequest request, Clock clock) {
        this.policy = policy;
        this.lister = new CandidateLister(request.target());
        this.rules = new RuleBook(PreparedRequest.of(request, policy, true), policy, clock);
    }

    /** {@return what could be chosen of what was found} */
    public CandidateList list(FoundOwner found) {
        return found.accept(new FoundOwner.Visitor<>() {
            @Override
            public CandidateList supplied(FoundOwner.Supplied supplied) {
                return listed(supplied.record(), supplied.listed());
            }

            @Override
            public CandidateList nobody(FoundOwner.Nobody nobody) {
                return new CandidateList(nobody.record(), List.of(), Optional.empty());
            }

            @Override
            public CandidateList unknown(FoundOwner.Unknown unknown) {
                return new CandidateList(unknown.record(), List.of(), unknown.fault());
            }
        });
    }

    private CandidateList listed(Ownership record, ProjectPage page) {
        ProjectName name = record.name();
        IndexEntry entry = policy.indexes().stream()
                .filter(one -> record.owner().equals(Optional.of(one.id())))
                .findFirst()
                .orElseThrow();
        CandidateRules own = rules.rules(name, entry);
        return lister.list(page, own).accept(new Listing.Visitor<>() {
            @Override
            public CandidateList listed(Listing.Listed listed) {
                return rows(listed.candidates());
            }

            @Override
            public CandidateList contradictory(Listing.Contradictory contradictory) {
                IndexFault fault = contradictory.fault();
                return new CandidateList(record, List.of(), Optional.of(fault));
            }

            @Override
            public CandidateList withoutUploadTimes(Listing.WithoutUploadTimes without) {
                return rows(Candidates.NONE);
            }

            private CandidateList rows(Candidates candidates) {
                return new CandidateList(record, lister.rows(page, own, candidates), Optional.empty());
            }
        });
    }
}
