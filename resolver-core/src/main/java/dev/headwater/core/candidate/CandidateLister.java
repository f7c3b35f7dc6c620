// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.policy.MissingUploadTimeRule;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.tag.Target;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Lists the candidates on an owner's page: excludes rows first, files and what is provided, then orders the rest. While
 * a page is there it is not listed again by the same rules. Safe for use by several threads.
 */
public final class CandidateLister {
    private final Target target;
    private final KnownListings known = new KnownListings();

    /** Makes a lister for a target. */
    public CandidateLister(Target target) {
        this.target = target;
    }

    /** Lists the candidates of a page. */
    public Listing list(ProjectPage page, CandidateRules rules) {
        Listing listing = known.find(page, rules);
        if (listing == null) {
            listing = listed(page, rules);
            known.put(page, rules, listing);
        }
        return listing;
    }

    private Listing listed(ProjectPage page, CandidateRules rules) {
        PageReleases releases = page.releases();
        Optional<IndexFault> contradiction = contradiction(page, releases);
        if (contradiction.isPresent()) {
            return new Listing.Contradictory(contradiction.get());
        }
        FileFilter filter = new FileFilter(page, releases, rules, target);
        if (isWithoutUploadTimes(page, rules, filter)) {
            return new Listing.WithoutUploadTimes();
        }
        BitSet twins = new BitSet();
        for (int twin = 0; twin < releases.twinCount(); twin++) {
            twins.set(releases.twin(twin));
        }
        CandidateOrder order = new CandidateOrder(page, releases, rules, filter);
        for (int row = 0; row < page.fileCount(); row++) {
            if (filter.admits(row) && !twins.get(row)) {
                order.add(row);
            }
        }
        Candidates candidates = order.candidates();
        return new Listing.Listed(page instanceof TieredPage tiered ? candidates.byTier(tiered::tier) : candidates);
    }

    private static boolean isWithoutUploadTimes(ProjectPage page, CandidateRules rules, FileFilter filter) {
        if (rules.cutOff().isEmpty() || rules.missingUploadTime() != MissingUploadTimeRule.REFUSE) {
            return false;
        }
        for (int row = 0; row < page.fileCount(); row++) {
            if (filter.hasUploadTime(row)) {
                return false;
            }
        }
        return page.fileCount() > 0;
    }

    /** {@return the first file of a page that has another hash than those before it of its name} */
    private static Optional<IndexFault> contradiction(ProjectPage page, PageReleases releases) {
        Map<Integer, FileHashes> before = new HashMap<>();
        for (int twin = 0; twin < releases.twinCount(); twin++) {
            int row = releases.twin(twin);
            FileHashes known = before.computeIfAbsent(
                    releases.firstOfTwin(twin), first -> page.file(first).hashes());
            FileHashes own = page.file(row).hashes();
            if (known.contradicts(own)) {
                return Optional.of(IndexFault.of(
                        IndexFault.Kind.CONTRADICTION,
                        UrlSecrets.withoutQuery(page.file(row).url()),
                        "the page lists '" + page.filename(row) + "' twice, with different hashes"));
            }
            List<FileHash> all = new ArrayList<>(known.asList());
            all.addAll(own.asList());
            before.put(releases.firstOfTwin(twin), FileHashes.of(all));
        }
        return Optional.empty();
    }

    /**
     * {@return all rows of a page: what could be chosen first, in the order of preference, then the rest with the
     * reason}
     */
    public List<CandidateList.Row> rows(ProjectPage page, CandidateRules rules, Candidates candidates) {
        return new CandidateTable(page, filter(page, rules), target).rows(candidates);
    }

    /** Hands on each version of a row that may not be chosen, and why; of tags, that they do not fit and no more. */
    public void forEachExcluded(ProjectPage page, CandidateRules rules, BiConsumer<Version, Exclusion> action) {
        FileFilter filter = filter(page, rules);
        for (int row = 0; row < page.fileCount(); row++) {
            Exclusion exclusion = filter.exclusion(row);
            if (exclusion != null && filter.hasVersion()) {
                action.accept(filter.version(), exclusion);
            }
        }
    }

    /** {@return what of a page may not be chosen, as far as it could have met a specifier set} */
    public Leftovers leftovers(ProjectPage page, CandidateRules rules, SpecifierSet specifiers) {
        return Leftovers.of(page, filter(page, rules), specifiers, target);
    }

    private FileFilter filter(ProjectPage page, CandidateRules rules) {
        return new FileFilter(page, page.releases(), rules, target);
    }
}
