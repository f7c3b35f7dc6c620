// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.distribution.ArchiveKind;
import dev.headwater.api.distribution.BuildTag;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.resolution.ResolutionStrategy;
import dev.headwater.api.tag.TagSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Puts rows that may be chosen in order: those of a version beside one another, the best first, and the versions by
 * preference. Rows are given in the order of the page. Not for several threads at once.
 */
final class CandidateOrder {
    /** In the key of a version's place, from the most important: what comes last. */
    private static final int NOT_PREFERRED = 8;

    private static final int YANKED = 4;
    private static final int PRE_RELEASE = 2;
    private static final int NOT_BUILT = 1;

    private final ProjectPage page;
    private final PageReleases releases;
    private final CandidateRules rules;
    private final FileFilter filter;
    private final boolean isAboutSpelling;

    /** The last row of each release, plus one, and the row before each. */
    private final int[] last;

    private final int[] before;
    private int count;

    /** The place of each shape among those that fit; the same for those between which only names tell. */
    private final int[] shapePlaces;

    CandidateOrder(ProjectPage page, PageReleases releases, CandidateRules rules, FileFilter filter) {
        this.page = page;
        this.releases = releases;
        this.rules = rules;
        this.filter = filter;
        isAboutSpelling = rules.isAboutSpelling();
        last = new int[releases.releaseCount()];
        before = new int[page.fileCount()];
        shapePlaces = shapePlaces();
    }

    private int[] shapePlaces() {
        List<Shape> fitting = new ArrayList<>();
        for (int shape = 0; shape < releases.shapeCount(); shape++) {
            int rank = filter.tagRank(shape);
            if (rank != TagSet.INCOMPATIBLE) {
                Optional<ArchiveKind> archive = releases.archive(shape);
                boolean isUnusual = archive.isPresent() && archive.get() != ArchiveKind.TAR_GZ;
                fitting.add(new Shape(shape, rank, releases.build(shape), isUnusual));
            }
        }
        Collections.sort(fitting);
        // What is provided has a shape that fits no target, and comes first: in place 0.
        int[] places = new int[releases.shapeCount()];
        for (int i = 0; i < fitting.size(); i++) {
            Shape shape = fitting.get(i);
            boolean isAlike = i > 0 && fitting.get(i - 1).compareTo(shape) == 0;
            places[shape.number()] = isAlike ? places[fitting.get(i - 1).number()] : i + 1;
        }
        return places;
    }

    /** A shape that fits, in the order of preference; those between which only names tell are alike. */
    private record Shape(int number, int rank, BuildTag build, boolean isUnusualArchive) implements Comparable<Shape> {
        @Override
        public int compareTo(Shape other) {
            int byRank = Integer.compare(rank, other.rank);
            int byBuild = byRank != 0 ? byRank : other.build.compareTo(build);
            return byBuild != 0 ? byBuild : Boolean.compare(isUnusualArchive, other.isUnusualArchive);
        }
    }

    /** A row in the order of the names of files. */
    private record Named(int row, String name) implements Comparable<Named> {
        @Override
        public int compareTo(Named other) {
            return name.compareTo(other.name);
        }
    }

    void add(int row) {
        int release = releases.release(row);
        before[row] = last[release];
        last[release] = row + 1;
        count++;
    }

    /** {@return the candidates that the rows make} */
    Candidates candidates() {
        int[] rows = new int[count];
        int[] starts = new int[last.length + 1];
        long[] versions = new long[last.length];
        int found = 0;
        int end = 0;
        for (int release = 0; release < last.length; ) {
            starts[found] = end;
            do {
                for (int row = last[release]; row != 0; row = before[row - 1]) {
                    rows[end++] = row - 1;
                }
                release++;
            } while (release < last.length && releases.isSameVersion(release));
            end = order(rows, starts[found], end);
            if (end > starts[found]) {
                versions[found] = key(rows[starts[found]]) << Integer.SIZE | found;
                found++;
            }
        }
        starts[found] = end;
        return byPreference(rows, starts, Arrays.copyOf(versions, found));
    }

    /** Versions are in ascending order; what their keys leave open goes by that, one way or the other. */
    private Candidates byPreference(int[] rows, int[] starts, long[] versions) {
        boolean highestFirst = rules.strategy() != ResolutionStrategy.LOWEST;
        for (int i = 0; i < versions.length && highestFirst; i++) {
            versions[i] ^= Integer.MAX_VALUE;
        }
        Arrays.sort(versions);
        int[] ordered = new int[starts[versions.length]];
        int[] ends = new int[versions.length];
        int end = 0;
        for (int i = 0; i < versions.length; i++) {
            int version = (int) (highestFirst ? versions[i] ^ Integer.MAX_VALUE : versions[i]);
            int length = starts[version + 1] - starts[version];
            System.arraycopy(rows, starts[version], ordered, end, length);
            end += length;
            ends[i] = end;
        }
        return new Candidates(releases, ordered, ends);
    }

    private long key(int best) {
        int release = releases.release(best);
        boolean yanked = isYanked(best);
        boolean preferred =
                !yanked && !rules.preferred().isEmpty() && rules.preferred().contains(releases.version(release));
        boolean preReleaseLast = !rules.preReleasesByVersion() && releases.isPreRelease(release);
        boolean built = rules.format() == FormatRule.PREFER_BINARY && isBuilt(best);
        return (preferred ? 0 : NOT_PREFERRED)
                | (yanked ? YANKED : 0)
                | (preReleaseLast ? PRE_RELEASE : 0)
                | (built ? 0 : NOT_BUILT);
    }

    private boolean isYanked(int row) {
        return releases.isFile(row) && page.isYanked(row);
    }

    private boolean isBuilt(int row) {
        return !releases.isFile(row) || releases.isWheel(releases.shape(row));
    }

    /**
     * Orders the rows of one version; where the request is about spelling, those that it does not take are left out,
     * but if it takes none.
     *
     * @return where they end
     */
    private int order(int[] rows, int from, int end) {
        int to = isAboutSpelling ? spelled(rows, from, end) : end;
        if (to - from < 2) {
            return to;
        }
        long[] keys = new long[to - from];
        for (int i = from; i < to; i++) {
            long yanked = isYanked(rows[i]) ? 1L << (Long.SIZE - 2) : 0;
            keys[i - from] = yanked | (long) shapePlaces[releases.shape(rows[i])] << Integer.SIZE | rows[i];
        }
        Arrays.sort(keys);
        for (int i = from; i < to; i++) {
            rows[i] = (int) keys[i - from];
        }
        for (int i = 0; i < keys.length; ) {
            int alike = i + 1;
            while (alike < keys.length && keys[alike] >>> Integer.SIZE == keys[i] >>> Integer.SIZE) {
                alike++;
            }
            if (alike - i > 1 && releases.isFile(rows[from + i])) {
                byName(rows, from + i, from + alike);
            }
            i = alike;
        }
        return to;
    }

    private int spelled(int[] rows, int from, int end) {
        int to = from;
        int[] own = Arrays.copyOfRange(rows, from, end);
        for (int row : own) {
            if (rules.takesSpelling(releases.versionText(releases.release(row)))) {
                rows[to++] = row;
            }
        }
        return to == from ? end : to;
    }

    private void byName(int[] rows, int from, int to) {
        List<Named> named = new ArrayList<>();
        for (int i = from; i < to; i++) {
            named.add(new Named(rows[i], page.filename(rows[i])));
        }
        Collections.sort(named);
        for (int i = from; i < to; i++) {
            rows[i] = named.get(i - from).row();
        }
    }
}
