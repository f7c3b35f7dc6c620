// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.review.ChangedFiles;
import dev.headwater.api.review.FieldChange;
import dev.headwater.api.review.ListedVersion;
import dev.headwater.api.review.Unanswered;
import dev.headwater.api.review.UnchangedFiles;
import dev.headwater.core.ownership.Owner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the rows of one project by two sets of overlays; what is the same of files of one version is told once. */
final class RowChanges {
    private final ProjectName name;
    private final IndexId index;
    private final Map<String, Map<List<FieldChange>, List<String>>> changed = new HashMap<>();
    private final Map<String, Map<List<OverlayProblem>, List<String>>> unchanged = new HashMap<>();
    private final List<Unanswered> unanswered = new ArrayList<>();

    RowChanges(Owner.Index owner, List<ReviewedRow> before, List<ReviewedRow> after) {
        this.name = owner.record().name();
        this.index = owner.entry().id();
        Map<Integer, ReviewedRow> one = byRow(before);
        Map<Integer, ReviewedRow> other = byRow(after);
        Set<Integer> rows = new TreeSet<>(one.keySet());
        rows.addAll(other.keySet());
        Set<String> readable = readable(before, after);
        rows.forEach(row -> compare(one.get(row), other.get(row), readable));
    }

    private static Map<Integer, ReviewedRow> byRow(List<ReviewedRow> rows) {
        Map<Integer, ReviewedRow> byRow = new HashMap<>();
        rows.forEach(row -> byRow.put(row.row(), row));
        return byRow;
    }

    /**
     * {@return the versions of which there is metadata: that a source archive beside it has none is nothing to tell}
     */
    private static Set<String> readable(List<ReviewedRow> before, List<ReviewedRow> after) {
        return Stream.concat(before.stream(), after.stream())
                .filter(row -> row.found().isPresent())
                .map(ReviewedRow::version)
                .collect(Collectors.toSet());
    }

    private void compare(@Nullable ReviewedRow one, @Nullable ReviewedRow other, Set<String> readable) {
        ReviewedRow row = Objects.requireNonNull(other == null ? one : other);
        Optional<MetadataAnswer> failed = Optional.ofNullable(other)
                .flatMap(ReviewedRow::metadata)
                .or(() -> Optional.ofNullable(one).flatMap(ReviewedRow::metadata))
                .filter(answer -> !answer.isAvailable());
        if (failed.isPresent() && failed.get() instanceof MetadataAnswer.Unavailable unavailable) {
            unanswered.add(new Unanswered(name, Optional.of(row.item()), index, unavailable.fault()));
            return;
        }
        RowState before = one == null ? RowState.published(row) : RowState.overlaid(one);
        RowState after = other == null ? RowState.published(row) : RowState.overlaid(other);
        List<FieldChange> changes = FieldChanges.between(before, after);
        if (!changes.isEmpty()) {
            add(changed, changes, row);
        }
        boolean unreadable = other != null && isUnreadable(other) && !readable.contains(row.version());
        if (other != null && (!after.problems().isEmpty() || unreadable)) {
            add(unchanged, after.problems(), row);
        }
    }

    private static boolean isUnreadable(ReviewedRow row) {
        return row.isUnreadable() && row.matching().stream().anyMatch(ReviewedRow::concernsMetadata);
    }

    private static <T> void add(Map<String, Map<T, List<String>>> rows, T what, ReviewedRow row) {
        rows.computeIfAbsent(row.version(), key -> new LinkedHashMap<>())
                .computeIfAbsent(what, key -> new ArrayList<>())
                .add(row.item());
    }

    /** {@return the files that change} */
    List<ChangedFiles> changed() {
        List<ChangedFiles> all = new ArrayList<>();
        changed.forEach((version, groups) -> groups.forEach((changes, items) ->
                all.add(new ChangedFiles(name, index, new ListedVersion(version, items), changes))));
        all.sort(Comparator.comparing(ChangedFiles::files, RowChanges::order));
        return all;
    }

    /** {@return the files that cannot be changed} */
    List<UnchangedFiles> unchanged() {
        List<UnchangedFiles> all = new ArrayList<>();
        unchanged.forEach((version, groups) -> groups.forEach((problems, items) ->
                all.add(new UnchangedFiles(name, index, new ListedVersion(version, items), problems))));
        all.sort(Comparator.comparing(UnchangedFiles::files, RowChanges::order));
        return all;
    }

    private static int order(ListedVersion one, ListedVersion other) {
        int byVersion = one.compareTo(other);
        return byVersion != 0
                ? byVersion
                : one.items().get(0).compareTo(other.items().get(0));
    }

    /** {@return the files of which it is not known, each once} */
    List<Unanswered> unanswered() {
        return unanswered.stream()
                .sorted(Comparator.comparing(one -> one.item().orElse("")))
                .toList();
    }
}
