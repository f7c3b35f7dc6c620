// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.review.LintFinding;
import dev.headwater.api.review.LintKind;
import dev.headwater.api.review.ListedVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what there is to say of an overlay: what is the same of many rows is said once. */
final class Findings {
    private final List<LintFinding> whole = new ArrayList<>();
    private final Map<Key, Rows> byKey = new LinkedHashMap<>();

    private record Key(LintKind kind, List<String> about, List<String> there) {}

    /** The rows of which the same is to be said, and the first fault. */
    private static final class Rows {
        private final Versions versions = new Versions();
        private Optional<IndexFault> fault = Optional.empty();
    }

    /** Adds something about the overlay as it stands. */
    void add(LintKind kind, List<String> about, List<String> there) {
        whole.add(new LintFinding(kind, about, there));
    }

    /** Adds that nothing is known of the whole project. */
    void add(IndexFault fault, Optional<IndexId> index) {
        List<String> asked = index.stream().map(IndexId::value).toList();
        whole.add(new LintFinding(LintKind.NOT_JUDGED, List.of(), asked, List.of(), Optional.of(fault)));
    }

    /** Adds something about a row. */
    void add(LintKind kind, List<String> about, List<String> there, ReviewedRow row) {
        rows(kind, about, there).versions.add(row.version(), row.item());
    }

    /** Adds that a row could not be judged. */
    void add(IndexFault fault, IndexId index, ReviewedRow row) {
        Rows rows = rows(LintKind.NOT_JUDGED, List.of(), List.of(index.value()));
        rows.versions.add(row.version(), row.item());
        rows.fault = rows.fault.or(() -> Optional.of(fault));
    }

    private Rows rows(LintKind kind, List<String> about, List<String> there) {
        return byKey.computeIfAbsent(new Key(kind, List.copyOf(about), List.copyOf(there)), key -> new Rows());
    }

    /** Takes back all of a kind. */
    void drop(LintKind kind) {
        byKey.keySet().removeIf(key -> key.kind() == kind);
    }

    /** {@return whether there is one of a kind} */
    boolean has(LintKind kind) {
        return byKey.keySet().stream().anyMatch(key -> key.kind() == kind);
    }

    /** {@return all, in order} */
    List<LintFinding> all() {
        List<LintFinding> all = new ArrayList<>(whole);
        byKey.forEach((key, rows) -> {
            List<ListedVersion> where = rows.versions.all();
            all.add(new LintFinding(key.kind(), key.about(), key.there(), where, rows.fault));
        });
        return all.stream().sorted().toList();
    }
}
