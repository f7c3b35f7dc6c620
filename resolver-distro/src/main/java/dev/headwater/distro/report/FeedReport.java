// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.report;

import dev.headwater.api.index.ProvidedFault;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage.NameEvidence;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Spelling;
import dev.headwater.distro.feed.Feed;
import dev.headwater.distro.feed.FeedHead;
import dev.headwater.distro.feed.FeedRow;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was made of a distributor's repository: how its packages were mapped to projects, and what is to be looked at.
 *
 * @param head what it was made of, with the packages that map to no project
 * @param projects how many projects it has
 * @param mapped how many rows were mapped by which evidence, the best first, and only what occurs
 * @param notes how many notes of which kind there are, and only what occurs
 * @param settled the projects that several packages claim and the distributor's rule of names gave to one
 * @param ambiguous the projects that several packages claim, none of which can be used
 * @param otherPython the rows that cannot be used since they are for another Python
 * @param missing the rows that cannot be used since no list of packages has their package
 * @param unreadable the rows that cannot be used since their version, their relations or what declares them cannot be
 *     read
 * @param packages every package of every project, in their order, each with the evidence that it was mapped by
 * @param differing the rows of which the packaged version tells another one
 */
public record FeedReport(
        FeedHead head,
        int projects,
        Map<NameEvidence, Integer> mapped,
        Map<ProvidedNote.Kind, Integer> notes,
        List<Row> settled,
        List<Row> ambiguous,
        List<Row> otherPython,
        List<Row> missing,
        List<Row> unreadable,
        List<Row> packages,
        List<Row> differing) {
    /** Copies. */
    public FeedReport {
        mapped = Collections.unmodifiableMap(copy(mapped, NameEvidence.class));
        notes = Collections.unmodifiableMap(copy(notes, ProvidedNote.Kind.class));
        settled = List.copyOf(settled);
        ambiguous = List.copyOf(ambiguous);
        otherPython = List.copyOf(otherPython);
        missing = List.copyOf(missing);
        unreadable = List.copyOf(unreadable);
        packages = List.copyOf(packages);
        differing = List.copyOf(differing);
    }

    private static <K extends Enum<K>> Map<K, Integer> copy(Map<K, Integer> counts, Class<K> type) {
        Map<K, Integer> copy = new EnumMap<>(type);
        copy.putAll(counts);
        return copy;
    }

    /**
     * A package of a project.
     *
     * @param project the project
     * @param packageName the package
     * @param version the version of the project, as the package spells it
     * @param text what there is to say: the other packages, which Python it is for, why it cannot be read, the packaged
     *     version, the evidence
     */
    public record Row(ProjectName project, String packageName, String version, String text) {}

    /** Makes the report of a feed. */
    public static FeedReport of(Feed feed) {
        return new FeedReport(
                feed.head(),
                feed.projects().size(),
                count(rows(feed).map(entry -> entry.getValue().evidence().name()), NameEvidence.class),
                count(
                        rows(feed)
                                .flatMap(entry -> entry.getValue().notes().stream())
                                .map(ProvidedNote::kind),
                        ProvidedNote.Kind.class),
                noted(feed, ProvidedNote.Kind.OTHER_CLAIMANT),
                faulty(feed, Set.of(ProvidedFault.Kind.CLAIMED)),
                faulty(feed, Set.of(ProvidedFault.Kind.PYTHON)),
                faulty(feed, Set.of(ProvidedFault.Kind.MISSING)),
                faulty(
                        feed,
                        Set.of(
                                ProvidedFault.Kind.VERSION,
                                ProvidedFault.Kind.RELATIONS,
                                ProvidedFault.Kind.DECLARATION)),
                rows(feed)
                        .map(entry -> row(
                                entry, Spelling.of(entry.getValue().evidence().name())))
                        .toList(),
                noted(feed, ProvidedNote.Kind.PACKAGED_VERSION));
    }

    private static Stream<Map.Entry<ProjectName, FeedRow>> rows(Feed feed) {
        return feed.projects().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(row -> Map.entry(entry.getKey(), row)));
    }

    private static <K extends Enum<K>> Map<K, Integer> count(Stream<K> kinds, Class<K> type) {
        Map<K, Integer> counts = new EnumMap<>(type);
        kinds.forEach(kind -> counts.merge(kind, 1, Integer::sum));
        return counts;
    }

    private static List<Row> noted(Feed feed, ProvidedNote.Kind kind) {
        return rows(feed)
                .flatMap(entry -> entry.getValue().notes().stream()
                        .filter(note -> note.kind() == kind)
                        .map(note -> row(entry, note.text())))
                .toList();
    }

    private static List<Row> faulty(Feed feed, Set<ProvidedFault.Kind> kinds) {
        return rows(feed)
                .flatMap(entry -> entry.getValue().fault().stream()
                        .filter(fault -> kinds.contains(fault.kind()))
                        .map(fault -> row(entry, fault.detail())))
                .toList();
    }

    private static Row row(Map.Entry<ProjectName, FeedRow> entry, String text) {
        FeedRow row = entry.getValue();
        return new Row(entry.getKey(), row.packageName(), row.version(), text);
    }
}
