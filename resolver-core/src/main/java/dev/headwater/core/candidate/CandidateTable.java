// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.resolution.CandidateList.Row;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All that a page lists, for those who want to look at it: what could be chosen first, in the order of preference. */
final class CandidateTable {
    private static final Comparator<Row> NEWEST_FIRST = Comparator.comparing(
                    (Row row) -> row.version().orElse(null), Comparator.nullsLast(Comparator.<Version>reverseOrder()))
            .thenComparing(Row::name);

    private final ProjectPage page;
    private final FileFilter filter;
    private final Target target;

    CandidateTable(ProjectPage page, FileFilter filter, Target target) {
        this.page = page;
        this.filter = filter;
        this.target = target;
    }

    List<Row> rows(Candidates candidates) {
        List<Row> rows = new ArrayList<>();
        for (int candidate = 0; candidate < candidates.size(); candidate++) {
            for (int row : candidates.rows(candidate)) {
                rows.add(new Row(Optional.of(candidates.version(candidate)), name(row), Optional.empty()));
            }
        }
        List<Row> excluded = new ArrayList<>();
        for (int row = 0; row < page.fileCount(); row++) {
            Exclusion exclusion = filter.exclusion(row);
            if (exclusion != null) {
                Optional<Version> version = filter.hasVersion() ? Optional.of(filter.version()) : Optional.empty();
                excluded.add(new Row(version, name(row), Optional.of(told(exclusion))));
            }
        }
        excluded.sort(NEWEST_FIRST);
        rows.addAll(excluded);
        return rows;
    }

    private String name(int row) {
        ProvidedPackage provided = page.provided(row);
        return provided == null ? page.filename(row) : provided.purl();
    }

    private Exclusion told(Exclusion exclusion) {
        return Telling.isOfTarget(exclusion) ? Leftovers.told(List.of(filter.tagText()), target) : exclusion;
    }
}
