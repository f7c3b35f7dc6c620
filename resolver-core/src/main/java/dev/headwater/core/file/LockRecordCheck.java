// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.LockRecord;
import dev.headwater.api.lock.LockedPackage;
import dev.headwater.api.lock.LockedSupply;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the packages of a lock against what it records of their owners. Where they contradict each other somebody
 * edited the file, and neither can be believed.
 */
final class LockRecordCheck {
    /** What to do about a record that was edited. */
    static final String AGAIN = "; put the file back as it was, or remove it and lock again";

    private final Optional<LockRecord> record;
    private final Map<IndexId, LockRecord.Index> indexes = new HashMap<>();
    private final Map<ProjectName, Ownership> ownership = new HashMap<>();

    LockRecordCheck(Optional<LockRecord> record) {
        this.record = record;
        record.ifPresent(made -> {
            made.indexes().forEach(index -> indexes.put(index.id(), index));
            made.ownership().forEach(one -> ownership.put(one.name(), one));
        });
    }

    /** Holds one package against the record. */
    void check(LockedPackage read, TomlKeys table) {
        if (record.isEmpty()) {
            if (read.supply().isPresent()) {
                throw fault(table, "tool", "a package has tool.headwater, and the lock has none");
            }
            return;
        }
        LockedSupply supply = read.supply()
                .orElseThrow(() -> FileFault.at(
                        table.line(), table.path(), "nothing says who supplies '" + read.name() + "'" + AGAIN));
        if (supply.owner().isEmpty() != (supply.rule() == OwnerRule.DIRECT_URL)) {
            throw fault(table, "tool", "a package has an owner, or else the rule direct-url");
        }
        if (read.source().isOfIndex() == (supply.rule() == OwnerRule.DIRECT_URL)) {
            throw fault(
                    table, "tool", "the files of an index have an owner, and what is none of them the rule direct-url");
        }
        supply.owner().ifPresent(owner -> checkIndex(read, owner, table));
        Ownership row = ownership.get(read.name());
        if (row == null || !row.owner().equals(supply.owner()) || row.rule() != supply.rule()) {
            throw fault(table, "tool", "tool.headwater.ownership says otherwise of '" + read.name() + "'");
        }
    }

    private void checkIndex(LockedPackage read, IndexId owner, TomlKeys table) {
        LockRecord.Index index = indexes.get(owner);
        if (index == null) {
            throw fault(table, "tool", "its owner '" + owner + "' is none of tool.headwater.indexes");
        }
        if (!read.index().equals(index.ofPackages())) {
            throw fault(table, "index", "this is not the URL of '" + owner + "', which owns the package");
        }
    }

    /** Holds what is provided against the rest. */
    void checkProvided(List<LockedPackage> packages, TomlKeys keys) {
        Set<ProjectName> installed = new HashSet<>();
        packages.forEach(read -> installed.add(read.name()));
        for (LockRecord.Provided one : record.map(LockRecord::provided).orElse(List.of())) {
            Ownership row = ownership.get(one.name());
            if (row == null
                    || row.rule() == OwnerRule.DIRECT_URL
                    || !row.owner().equals(Optional.of(one.index()))
                    || !indexes.containsKey(one.index())
                    || installed.contains(one.name())) {
                throw fault(
                        keys,
                        "tool",
                        "the packages or the ownership contradict that '" + one.name() + "' is provided by '"
                                + one.index() + "'");
            }
        }
    }

    private static FileFault fault(TomlKeys table, String key, String problem) {
        return table.fault(key, problem + AGAIN);
    }
}
