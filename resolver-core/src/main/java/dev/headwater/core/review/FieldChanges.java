// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.review.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what two sets of overlays make of one row. */
final class FieldChanges {
    private final Map<Value, MetadataChange> before = new LinkedHashMap<>();
    private final Map<Value, MetadataChange> added = new LinkedHashMap<>();
    private final List<FieldChange> changes = new ArrayList<>();

    /** A value of a field. */
    private record Value(String field, String text) {
        static Value published(MetadataChange change) {
            return new Value(change.field(), change.published().orElse(""));
        }

        static Value effective(MetadataChange change) {
            return new Value(change.field(), change.effective().orElse(""));
        }
    }

    private FieldChanges() {}

    /**
     * {@return what changes, the use first, then the metadata in its order} Of what is withdrawn nothing else matters.
     */
    static List<FieldChange> between(RowState before, RowState after) {
        FieldChanges between = new FieldChanges();
        if (!before.use().equals(after.use())) {
            String by = after.useBy().or(before::useBy).orElse("");
            between.changes.add(new FieldChange(FieldChange.USE, before.use(), after.use(), by));
        }
        if (!after.isWithdrawn()) {
            between.metadata(before.changes(), after.changes());
        }
        return between.changes;
    }

    private void metadata(List<MetadataChange> one, List<MetadataChange> other) {
        one.forEach(change -> {
            if (change.published().isPresent()) {
                before.put(Value.published(change), change);
            } else {
                added.put(Value.effective(change), change);
            }
        });
        other.forEach(this::compare);
        before.values().forEach(gone -> add(gone, gone.effective(), gone.published()));
        added.values().forEach(gone -> add(gone, gone.effective(), Optional.empty()));
    }

    private void compare(MetadataChange change) {
        if (change.published().isEmpty()) {
            if (added.remove(Value.effective(change)) == null) {
                add(change, Optional.empty(), change.effective());
            }
            return;
        }
        MetadataChange known = before.remove(Value.published(change));
        add(change, known == null ? change.published() : known.effective(), change.effective());
    }

    private void add(MetadataChange by, Optional<String> from, Optional<String> to) {
        if (!from.equals(to)) {
            changes.add(new FieldChange(by.field(), from, to, by.overlay()));
        }
    }
}
