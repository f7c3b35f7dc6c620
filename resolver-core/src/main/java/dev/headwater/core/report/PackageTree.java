// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Shown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A solution as a tree: what the request names, by name, and below each package what it requires, by name. What stands
 * below a package is printed where it comes first; elsewhere it is marked, so that there is one line for each
 * requirement at most.
 */
final class PackageTree {
    private static final String SEEN = " (see above)";

    /** Below this the lines are no longer indented: they could not be read, and would be long without bound. */
    private static final int DEEPEST = 40;

    private final Map<ProjectName, PinnedPackage> packages = new TreeMap<>();
    private final Set<ProjectName> printed = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    /** A line that is to be printed: a package below another, and what stands before it and before what it requires. */
    private record Line(PinnedPackage pinned, String requirement, String before, String below, int depth) {}

    private PackageTree(ResolutionOutcome.Resolved resolved) {
        resolved.packages().forEach(pinned -> packages.put(pinned.name(), pinned));
    }

    static String of(ResolutionOutcome.Resolved resolved) {
        return Shown.lines(new PackageTree(resolved).text());
    }

    private String text() {
        for (PinnedPackage pinned : packages.values()) {
            if (pinned.direct()) {
                print(new Line(pinned, requested(pinned), "", "", 0));
            }
        }
        return text.toString();
    }

    /** By a stack of its own: a chain of requirements may be longer than that of a thread is deep. */
    private void print(Line root) {
        Deque<Line> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Line line = open.pop();
            boolean isFirst = printed.add(line.pinned.name());
            List<PinnedPackage> required = required(line.pinned);
            text.append(line.before).append(told(line));
            text.append(isFirst || required.isEmpty() ? "" : SEEN).append('\n');
            for (int i = isFirst ? required.size() - 1 : -1; i >= 0; i--) {
                open.push(below(line, required.get(i), i == required.size() - 1));
            }
        }
    }

    private static Line below(Line line, PinnedPackage pinned, boolean isLast) {
        boolean isIndented = line.depth < DEEPEST;
        return new Line(
                pinned,
                required(line.pinned, pinned.name()),
                isIndented ? line.below + (isLast ? "└── " : "├── ") : line.before,
                isIndented ? line.below + (isLast ? "    " : "│   ") : line.below,
                line.depth + 1);
    }

    private List<PinnedPackage> required(PinnedPackage pinned) {
        List<PinnedPackage> required = new ArrayList<>();
        for (ProjectName name : pinned.dependencies()) {
            PinnedPackage one = packages.get(name);
            if (one != null) {
                required.add(one);
            }
        }
        return required;
    }

    private static String requested(PinnedPackage pinned) {
        return inBrackets(
                pinned.name(),
                pinned.requested().stream()
                        .filter(one -> one.requirement().url().isEmpty())
                        .map(ChainText::text));
    }

    private static String required(PinnedPackage by, ProjectName name) {
        return inBrackets(
                name,
                by.requires().stream().filter(row -> row.name().equals(name)).map(PackageRequirement::toString));
    }

    /** What says no more than the name is not said again. */
    private static String inBrackets(ProjectName name, Stream<String> requirements) {
        List<String> texts = requirements
                .filter(text -> !text.equals(name.value()))
                .distinct()
                .toList();
        return texts.isEmpty() ? "" : " (" + Words.and(texts) + ")";
    }

    private static String told(Line line) {
        PinnedPackage pinned = line.pinned;
        return Words.withExtras(pinned.name(), pinned.extras()) + " " + pinned.version() + " from " + pinned.source()
                + ReleasesText.by(pinned.provided())
                + (pinned.file().flatMap(DistributionFile::yank).isPresent() ? ", yanked" : "")
                + line.requirement;
    }
}
