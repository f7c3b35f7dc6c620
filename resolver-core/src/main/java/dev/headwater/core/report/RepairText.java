// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.repair.Change;
import dev.headwater.api.repair.Repair;
import dev.headwater.api.repair.RepairKind;
import dev.headwater.api.repair.RepairSearch;
import dev.headwater.api.repair.Repairs;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.Spelling;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Repairs in words: each as a sentence that says how good it is, and the lines to write into a file. */
final class RepairText {
    private static final String INDENT = "  ";

    private final Repairs repairs;

    RepairText(Repairs repairs) {
        this.repairs = repairs;
    }

    String text() {
        ResolutionOutcome outcome = repairs.outcome();
        if (outcome.resolved().isPresent()) {
            return "The request has a solution: there is nothing to repair.\n";
        }
        StringBuilder text = new StringBuilder(Headline.of(outcome)).append('\n');
        for (Repair repair : repairs.best()) {
            text.append('\n').append(heading(repair)).append(":\n");
            RepairLines.of(repair)
                    .forEach(line ->
                            text.append(line.isEmpty() ? "" : INDENT + line).append('\n'));
            unchecked(repair).forEach(line -> text.append(INDENT).append(line).append('\n'));
        }
        String separator = "\n";
        for (RepairSearch search : repairs.searches()) {
            if (search.best().isEmpty()) {
                text.append(separator).append(nothing(search)).append('\n');
                separator = "";
            }
        }
        return text.toString();
    }

    /** {@return how many changes there are and how good that is: {@code 2 hotfixes give a solution, and 1 does not}} */
    String heading(Repair repair) {
        int count = repair.size();
        RepairSearch search = repairs.of(repair.kind()).orElseThrow();
        return count + " " + noun(repair.kind(), count) + (count == 1 ? " gives" : " give") + " a solution of "
                + plural(repair.resolved().packages().size(), "package") + taken(repair) + minimal(search, count);
    }

    private static String noun(RepairKind kind, int count) {
        return switch (kind) {
            case HOTFIX -> count == 1 ? "hotfix" : "hotfixes";
            case EXCEPTION -> count == 1 ? "exception" : "exceptions";
            case OWNER -> (count == 1 ? "name" : "names") + " handed to another index";
            case REQUEST -> (count == 1 ? "edit" : "edits") + " of the request";
        };
    }

    /** How many packages come from indexes that take a name over. */
    private static String taken(Repair repair) {
        Set<IndexId> taking = new TreeSet<>();
        repair.changes().forEach(change -> {
            if (change instanceof Change.HandOver handed) {
                taking.add(handed.to());
            }
        });
        StringBuilder text = new StringBuilder();
        for (IndexId index : taking) {
            long count = repair.resolved().packages().stream()
                    .filter(pinned -> pinned.index().filter(index::equals).isPresent())
                    .count();
            text.append(", ").append(count).append(" of them from ").append(index);
        }
        return text.toString();
    }

    private static String minimal(RepairSearch search, int count) {
        if (search.end() == RepairSearch.End.FOUND) {
            return "; whether fewer would do could not be told";
        }
        return count == 1 ? "" : "; fewer do not";
    }

    private static List<String> unchecked(Repair repair) {
        Set<String> lines = new LinkedHashSet<>();
        for (PinnedPackage pinned : repair.unchecked()) {
            pinned.requires().stream()
                    .filter(required -> !required.checked())
                    .map(PackageRequirement::name)
                    .forEach(name -> lines.add("not checked: whether " + name + " is what " + pinned.name()
                            + " requires; its distributor speaks of a package of its own"));
        }
        return List.copyOf(lines);
    }

    private static String nothing(RepairSearch search) {
        String kind = switch (search.kind()) {
            case HOTFIX -> "hotfixes that widen a bound";
            case EXCEPTION -> "exceptions from a format or a cool-down";
            case OWNER -> "names handed to another index";
            case REQUEST -> "edits of the request";
        };
        return kind + ": "
                + switch (search.end()) {
                    case NONE -> "none would help";
                    case NOT_TRIED ->
                        search.trials() == 0
                                ? "not tried, for that index would be told names that it is not told today;"
                                        + " --disclose-names tries it"
                                : "none was found, and not all were tried, for an index would be told names that it"
                                        + " is not told today; --disclose-names tries them";
                    case BY_HAND ->
                        "the release has the "
                                + (search.overlays().size() == 1 ? "overlay " : "overlays ")
                                + String.join(", ", search.overlays()) + ", which must be changed by hand";
                    case UNDECIDED ->
                        "none was found, and a trial could not be judged: an index did not answer,"
                                + " or a limit was reached";
                    default ->
                        "none was found in " + plural(search.trials(), "trial")
                                + (search.failing() > 0
                                        ? "; " + search.failing() + (search.failing() == 1 ? " does" : " or fewer do")
                                                + " not help"
                                        : "");
                };
    }

    private static String plural(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    /** {@return what a change comes to, in a sentence without a full stop} */
    static String of(Change change) {
        return change.accept(SENTENCE);
    }

    private static final Change.Visitor<String> SENTENCE = new Change.Visitor<>() {
        @Override
        public String widen(Change.Widen change) {
            return change.name() + " " + change.version() + " from " + change.index() + " takes " + change.required()
                    + " " + change.offered() + ", which is what " + change.supplier() + " has";
        }

        @Override
        public String allowFormat(Change.AllowFormat change) {
            return change.file() + " may be used, as the rule of formats for " + change.name() + " is "
                    + Spelling.of(change.rule());
        }

        @Override
        public String shortenCoolDown(Change.ShortenCoolDown change) {
            return change.file() + " may be used, as the cool-down of " + change.name() + " is "
                    + RepairLines.text(change.coolDown());
        }

        @Override
        public String handOver(Change.HandOver change) {
            return change.to() + " supplies " + change.name() + ", which " + change.from() + " supplies today";
        }

        @Override
        public String rewrite(Change.Rewrite change) {
            return change.place() + " says " + change.after() + ", no longer " + change.before();
        }

        @Override
        public String allowPreReleases(Change.AllowPreReleases change) {
            return "pre-releases of " + change.name() + " are taken";
        }
    };
}
