// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.BuildTag;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.api.tag.Target;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists the candidates on an owner's page: excludes rows first, files and what is provided, then orders the rest. */
public final class CandidateLister {
    private final Target target;

    /** Makes a lister for a target. */
    public CandidateLister(Target target) {
        this.target = target;
    }

    /**
     * A row that may be chosen, with the keys of its order.
     *
     * @param row its number on the page
     * @param filename the name of its file; empty for what is provided, whose order is that of the page
     * @param yanked whether it is yanked, and so comes last
     * @param rank the place of its best tag; behind all of them for a source distribution, before them for what is
     *     provided
     * @param build its build tag
     * @param archive its kind of archive, if it is a source distribution; a {@code .tar.gz} comes first
     * @param text its version as written
     */
    private record Usable(
            int row, String filename, boolean yanked, int rank, BuildTag build, ArchiveKind archive, String text) {
        /** Before the best tag of any target. */
        private static final int PROVIDED = -1;

        static Usable provided(int row, String text) {
            return new Usable(row, "", false, PROVIDED, BuildTag.NONE, ArchiveKind.TAR_GZ, text);
        }

        /** {@return whether there is nothing to build} */
        boolean isBuilt() {
            return rank == PROVIDED || filename.endsWith(".whl");
        }
    }

    private static final Comparator<Usable> BEST_FIRST = Comparator.comparing(Usable::yanked)
            .thenComparing(Usable::rank)
            .thenComparing(Usable::build, Comparator.reverseOrder())
            .thenComparing(file -> file.archive() != ArchiveKind.TAR_GZ)
            .thenComparing(Usable::filename);

    /** Lists the candidates of a page. */
    public Listing list(ProjectPage page, CandidateRules rules) {
        FileFilter filter = filter(page, rules);
        Map<Version, List<Usable>> byVersion = new HashMap<>();
        Map<String, Integer> names = new HashMap<>();
        Map<String, FileHashes> twins = new HashMap<>();
        boolean anyUploadTime = false;
        for (int file = 0; file < page.fileCount(); file++) {
            ProvidedPackage provided = page.provided(file);
            anyUploadTime |= filter.hasUploadTime(file, provided);
            if (provided != null) {
                if (filter.admits(file, provided)) {
                    byVersion
                            .computeIfAbsent(filter.version(), version -> new ArrayList<>())
                            .add(Usable.provided(file, filter.versionText()));
                }
                continue;
            }
            String filename = page.filename(file);
            Integer twin = names.putIfAbsent(filename, file);
            if (twin != null && contradicts(page, twin, file, twins)) {
                return new Listing.Contradictory(IndexFault.of(
                        IndexFault.Kind.CONTRADICTION,
                        UrlSecrets.withoutQuery(page.file(file).url()),
                        "the page lists '" + filename + "' twice, with different hashes"));
            }
            if (twin == null && filter.admits(file, filename)) {
                byVersion
                        .computeIfAbsent(filter.version(), version -> new ArrayList<>())
                        .add(usable(page, filter, file, filename));
            }
        }
        boolean timeMatters = rules.cutOff().isPresent() && rules.missingUploadTime() == MissingUploadTimeRule.REFUSE;
        return timeMatters && !anyUploadTime && page.fileCount() > 0
                ? new Listing.WithoutUploadTimes()
                : new Listing.Listed(tiers(page, order(byVersion, rules)));
    }

    private static Candidates tiers(ProjectPage page, Candidates candidates) {
        return page instanceof TieredPage tiered ? candidates.byTier(tiered::tier) : candidates;
    }

    /** Whether a file has another hash than those before it of its name, all of whose hashes are kept. */
    private static boolean contradicts(ProjectPage page, int twin, int file, Map<String, FileHashes> twins) {
        FileHashes own = page.file(file).hashes();
        FileHashes before = twins.computeIfAbsent(
                page.filename(file), name -> page.file(twin).hashes());
        if (before.contradicts(own)) {
            return true;
        }
        List<FileHash> all = new ArrayList<>(before.asList());
        all.addAll(own.asList());
        twins.put(page.filename(file), FileHashes.of(all));
        return false;
    }

    /**
     * {@return all rows of a page: what could be chosen first, in the order of preference, then the rest with the
     * reason}
     */
    public List<CandidateList.Row> rows(ProjectPage page, CandidateRules rules, Candidates candidates) {
        return new CandidateTable(page, filter(page, rules), target).rows(candidates);
    }

    /** {@return what of a page may not be chosen, as far as it could have met a specifier set} */
    public Leftovers leftovers(ProjectPage page, CandidateRules rules, SpecifierSet specifiers) {
        return Leftovers.of(page, filter(page, rules), specifiers, target);
    }

    private FileFilter filter(ProjectPage page, CandidateRules rules) {
        return new FileFilter(page, rules, target);
    }

    private static Usable usable(ProjectPage page, FileFilter filter, int file, String filename) {
        ArchiveKind archive =
                filter.isWheel() ? ArchiveKind.TAR_GZ : filter.name().archive();
        return new Usable(
                file,
                filename,
                page.isYanked(file),
                filter.tagRank(),
                filter.name().build(),
                archive,
                filter.versionText());
    }

    private static Candidates order(Map<Version, List<Usable>> byVersion, CandidateRules rules) {
        record Release(Version version, List<Usable> files) {}
        Comparator<Release> byVersionOrder = Comparator.comparing(Release::version);
        Comparator<Release> bestFirst = Comparator.comparing(
                        (Release release) -> release.files().get(0).yanked())
                .thenComparing(release ->
                        !rules.preReleasesByVersion() && release.version().isPreRelease())
                .thenComparing(release -> rules.format() == FormatRule.PREFER_BINARY
                                && release.files().get(0).isBuilt()
                        ? 0
                        : 1)
                .thenComparing(
                        rules.strategy() == ResolutionStrategy.LOWEST ? byVersionOrder : byVersionOrder.reversed());
        Comparator<Release> preferredFirst = Comparator.comparing(
                release -> release.files().get(0).yanked() || !rules.preferred().contains(release.version()));
        List<Release> releases = new ArrayList<>(byVersion.size());
        byVersion.forEach((version, all) -> {
            List<Usable> files = rules.isAboutSpelling() ? spelled(all, rules) : all;
            files.sort(BEST_FIRST);
            releases.add(new Release(version, files));
        });
        releases.sort(preferredFirst.thenComparing(bestFirst));
        return new Candidates(
                releases.stream().map(release -> candidate(release.files())).toList());
    }

    /** {@return of files of one version those whose spelling the request takes; all of them if it takes none} */
    private static List<Usable> spelled(List<Usable> files, CandidateRules rules) {
        List<Usable> spelled = new ArrayList<>(files);
        spelled.removeIf(file -> !rules.takesSpelling(file.text()));
        return spelled.isEmpty() ? files : spelled;
    }

    private static Candidates.Candidate candidate(List<Usable> files) {
        return new Candidates.Candidate(
                Version.parse(files.get(0).text()),
                files.stream().map(Usable::text).distinct().toList(),
                files.stream().map(Usable::row).toList());
    }
}
