// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packages of a solution in columns: what, which version, from where, and why. */
final class PackageTable {
    private static final String GAP = "  ";
    private static final int REQUIRERS_NAMED = 2;

    /** A wider cell, of a project with many extras, stands out of its column instead of widening it. */
    private static final int WIDEST = 40;

    private final Map<ProjectName, List<ProjectName>> requirers = new HashMap<>();
    private final Map<ProjectName, Ownership> ownership = new HashMap<>();
    private final List<List<String>> rows = new ArrayList<>();

    private PackageTable(ResolutionOutcome.Resolved resolved) {
        for (Ownership one : resolved.report().ownership()) {
            ownership.put(one.name(), one);
        }
        for (PinnedPackage pinned : resolved.packages()) {
            for (ProjectName required : pinned.dependencies()) {
                requirers.computeIfAbsent(required, name -> new ArrayList<>()).add(pinned.name());
            }
        }
        for (PinnedPackage pinned : resolved.packages()) {
            rows.add(List.of(
                    Words.withExtras(pinned.name(), pinned.extras()),
                    pinned.version().toString(),
                    source(pinned),
                    why(pinned)));
        }
    }

    static String of(ResolutionOutcome.Resolved resolved) {
        return Shown.lines(new PackageTable(resolved).text());
    }

    private String text() {
        int[] widths = new int[3];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                int width = row.get(column).length();
                widths[column] = Math.max(widths[column], width <= WIDEST ? width : 0);
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                text.append(cell)
                        .append(" ".repeat(Math.max(0, widths[column] - cell.length())))
                        .append(GAP);
            }
            text.append(row.get(widths.length)).append('\n');
        }
        return text.toString();
    }

    private static String source(PinnedPackage pinned) {
        return pinned.index().map(IndexId::value).orElse("(url)");
    }

    private String why(PinnedPackage pinned) {
        String yanked = pinned.file().flatMap(DistributionFile::yank).isPresent() ? "; yanked" : "";
        String provided =
                pinned.provided().map(by -> "; provided by " + by.name()).orElse("");
        return need(pinned) + "; " + rule(pinned) + provided + yanked;
    }

    private String need(PinnedPackage pinned) {
        if (pinned.direct()) {
            return "requested";
        }
        List<ProjectName> by = requirers.getOrDefault(pinned.name(), List.of());
        StringBuilder text = new StringBuilder("for ");
        for (int i = 0; i < Math.min(by.size(), REQUIRERS_NAMED); i++) {
            text.append(i == 0 ? "" : ", ").append(by.get(i));
        }
        int more = by.size() - REQUIRERS_NAMED;
        return more > 0 ? text.append(" and ").append(more).append(" more").toString() : text.toString();
    }

    private String rule(PinnedPackage pinned) {
        return switch (pinned.rule()) {
            case ORDER -> order(pinned.name());
            case PIN -> "pinned";
            case RESERVED -> "reserved";
            case DIRECT_URL -> pinned.source();
            case OWN_PROJECT -> "own project";
        };
    }

    /** Of an owner by order, who was asked before it tells most: they said that they have it not. */
    private String order(ProjectName name) {
        StringBuilder before = new StringBuilder();
        Ownership one = ownership.get(name);
        if (one != null) {
            for (Ownership.Asked asked : one.asked()) {
                if (asked.answer() == Ownership.Answer.ABSENT) {
                    before.append(before.length() == 0 ? "not in " : ", ").append(asked.index());
                }
            }
        }
        return before.length() == 0 ? "first in order" : before.toString();
    }
}
