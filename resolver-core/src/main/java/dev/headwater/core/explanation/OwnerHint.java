// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import dev.headwater.core.ownership.Owner;
import java.util.Optional;

/** A hint about the owner of a project that does not offer what is needed. */
final class OwnerHint implements Owner.Visitor<Optional<Hint>> {
    private final IndexPolicy policy;

    OwnerHint(IndexPolicy policy) {
        this.policy = policy;
    }

    /** Names the index that the rule keeps from being asked, where the order of the policy decided. */
    @Override
    public Optional<Hint> index(Owner.Index index) {
        Ownership record = index.record();
        if (record.rule() != OwnerRule.ORDER) {
            return Optional.empty();
        }
        IndexId supplier = index.entry().id();
        return policy.indexes().stream()
                .dropWhile(entry -> !entry.id().equals(supplier))
                .skip(1)
                .filter(entry -> entry.role() == IndexRole.SEARCHED && entry.admits(record.name()))
                .map(IndexEntry::id)
                .findFirst()
                .map(behind -> new Hint.PinTo(record.name(), supplier, behind));
    }

    @Override
    public Optional<Hint> url(Owner.Url url) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> own(Owner.Own own) {
        return Optional.empty();
    }

    @Override
    public Optional<Hint> nobody(Owner.Nobody nobody) {
        Ownership record = nobody.record();
        return Optional.of(new Hint.CheckName(record.name(), record.rule()));
    }

    @Override
    public Optional<Hint> unknown(Owner.Unknown unknown) {
        return Optional.empty();
    }
}
