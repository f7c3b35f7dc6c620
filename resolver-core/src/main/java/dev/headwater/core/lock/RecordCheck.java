// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Difference;
import dev.headwater.api.lock.DifferenceKind;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.OwnerChange;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.text.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Holds the policy of today, and who supplies what by it, against what a lock of ours records. */
final class RecordCheck {
    private static final String NONE = "none";

    private final LockRecord record;
    private final IndexPolicy policy;
    private final LockPlaces places;
    private final SameIndexes same;
    private final Findings findings;

    RecordCheck(LockRecord record, IndexPolicy policy, LockPlaces places, Findings findings) {
        this.record = record;
        this.policy = policy;
        this.places = places;
        this.same = new SameIndexes(record, policy, places);
        this.findings = findings;
    }

    /** Compares digests, and the indexes. */
    void policy() {
        if (!record.policyDigest().equals(policy.digest())) {
            findings.add(Difference.of(DifferenceKind.POLICY_CHANGED)
                    .was(record.policyDigest())
                    .now(policy.digest()));
        }
        Optional<String> overlays = policy.overlays().digest();
        if (!record.overlayDigest().equals(overlays)) {
            findings.add(Difference.of(DifferenceKind.OVERLAYS_CHANGED)
                    .was(record.overlayDigest().orElse(NONE))
                    .now(overlays.orElse(NONE)));
        }
        indexes();
    }

    /** Compares where the indexes are. */
    void indexes() {
        record.indexes().forEach(index -> index(index, same.entry(index.id())));
    }

    private void index(LockRecord.Index locked, Optional<IndexEntry> today) {
        if (today.isEmpty()) {
            findings.add(
                    Difference.of(DifferenceKind.INDEX_GONE).at(locked.id()).was(locked.url()));
            return;
        }
        String place = places.of(today.get());
        String kind = Spelling.of(today.get().kind());
        if (!place.equals(locked.url()) || !kind.equals(locked.kind())) {
            findings.add(Difference.of(DifferenceKind.INDEX_MOVED)
                    .at(locked.id())
                    .was(locked.url() + " (" + locked.kind() + ")")
                    .now(place + " (" + kind + ")"));
        }
        if (!today.get().id().equals(locked.id())) {
            findings.add(Difference.of(DifferenceKind.INDEX_RENAMED)
                    .at(locked.id())
                    .was(locked.id().value())
                    .now(today.get().id().value()));
        }
    }

    /** {@return the names of which another index is the owner than when they were locked} Each is a difference. */
    Set<ProjectName> changed(List<Ownership> decided) {
        Set<ProjectName> changed = new HashSet<>();
        for (OwnerChange change : new OwnerChanges(record, same).of(decided, Set.of())) {
            changed(change);
            changed.add(change.name());
        }
        return changed;
    }

    /** Compares how it was decided that an index supplies a name, where it is the same one. */
    void decided(Ownership old, Ownership now) {
        if (old.rule() != now.rule()) {
            findings.add(Difference.of(DifferenceKind.RULE_CHANGED)
                    .about(old.name())
                    .was(Spelling.of(old.rule()))
                    .now(Spelling.of(now.rule())));
            return;
        }
        List<String> before = asked(old, same::today);
        List<String> after = asked(now, id -> id);
        if (!before.equals(after)) {
            findings.add(Difference.of(DifferenceKind.ASKED_CHANGED)
                    .about(old.name())
                    .was(String.join(", ", before))
                    .now(String.join(", ", after)));
        }
    }

    private void changed(OwnerChange change) {
        DifferenceKind kind = change.before().isEmpty()
                ? DifferenceKind.OWNER_GAINED
                : change.now().isEmpty() ? DifferenceKind.OWNER_LOST : DifferenceKind.OWNER_CHANGED;
        Difference difference = Difference.of(kind).about(change.name());
        if (change.before().isPresent()) {
            difference = difference.was(change.textBefore());
        }
        if (change.now().isPresent()) {
            difference = difference.now(change.textNow() + " (" + Spelling.of(change.rule()) + ")");
        }
        findings.add(difference);
    }

    private static List<String> asked(Ownership one, UnaryOperator<IndexId> today) {
        List<String> asked = new ArrayList<>();
        for (Ownership.Asked index : one.asked()) {
            asked.add(today.apply(index.index()) + " " + Spelling.of(index.answer()));
        }
        return asked;
    }
}
