// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import com.google.common.primitives.Ints;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.PageReleasesBuilder;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;

/**
 * The versions of a project that may be chosen, in order of preference, each with its files or the packages that
 * provide it, the best first.
 *
 * <p>Immutable, but for what is found out when it is first asked for. A candidate is a number from 0; sets of
 * candidates are words of bits.
 */
public final class Candidates {
    private static final int MOST_FILES = 128;

    private static final int MOST_SETS = 64;

    private static final long[] EMPTY = {};

    /** No candidate. */
    public static final Candidates NONE = new Candidates(new PageReleasesBuilder(null).build(), new int[0], new int[0]);

    private final PageReleases releases;
    /** The rows of the first candidate, the best first, then those of the second, and so on. */
    private final int[] rows;
    /** Where the rows of each candidate end. */
    private final int[] ends;
    /** The candidates in ascending order of their versions. */
    private final int[] candidateOf;

    /** By row, the first that were asked for: who keeps the page weighs it without the files that it makes. */
    private final Map<Integer, DistributionFile> files = new ConcurrentHashMap<>();

    /** What the first specifier sets that were asked about admit. */
    private final Map<SpecifierSet, long[]> admitted = new ConcurrentHashMap<>();

    Candidates(PageReleases releases, int[] rows, int[] ends) {
        this.releases = releases;
        this.rows = rows;
        this.ends = ends;
        long[] byRelease = new long[ends.length];
        for (int candidate = 0; candidate < ends.length; candidate++) {
            byRelease[candidate] = (long) releases.release(rows[start(candidate)]) << Integer.SIZE | candidate;
        }
        Arrays.sort(byRelease);
        candidateOf = new int[ends.length];
        for (int place = 0; place < ends.length; place++) {
            candidateOf[place] = (int) byRelease[place];
        }
    }

    /** {@return the same candidates, those with a row of an earlier tier first, and so the rows of each} */
    Candidates byTier(IntUnaryOperator tier) {
        Comparator<Integer> order = Comparator.comparing(tier::applyAsInt);
        List<List<Integer>> tiered = new ArrayList<>();
        for (int candidate = 0; candidate < size(); candidate++) {
            tiered.add(rows(candidate).stream().sorted(order).toList());
        }
        tiered.sort(Comparator.comparing(own -> own.get(0), order));
        int[] newEnds = new int[size()];
        int end = 0;
        for (int candidate = 0; candidate < size(); candidate++) {
            end += tiered.get(candidate).size();
            newEnds[candidate] = end;
        }
        return new Candidates(
                releases, Ints.toArray(tiered.stream().flatMap(List::stream).toList()), newEnds);
    }

    private int start(int candidate) {
        return candidate == 0 ? 0 : ends[candidate - 1];
    }

    /** {@return how many candidates there are} */
    public int size() {
        return ends.length;
    }

    /** {@return the version of a candidate, as its best row spells it} */
    public Version version(int candidate) {
        return releases.version(releases.release(rows[start(candidate)]));
    }

    /** {@return the rows of a candidate, files or provided, as numbers of the page, the best first} */
    public List<Integer> rows(int candidate) {
        return Ints.asList(rows).subList(start(candidate), ends[candidate]);
    }

    /** {@return the best row of a candidate} */
    public int best(int candidate) {
        return rows[start(candidate)];
    }

    /** {@return the file of a row of the page of these candidates, mostly the same object for the same row} */
    public DistributionFile file(ProjectPage page, int row) {
        DistributionFile known = files.get(row);
        if (known != null) {
            return known;
        }
        DistributionFile made = page.file(row);
        if (files.size() < MOST_FILES) {
            files.put(row, made);
        }
        return made;
    }

    /** {@return whether the best row of a candidate is a wheel} */
    public boolean isWheel(int candidate) {
        return releases.isWheel(releases.shape(best(candidate)));
    }

    /** {@return all versions in ascending order} */
    public List<Version> ascending() {
        return new Ascending();
    }

    /** {@return the candidate of a version, or a negative number if it has none} */
    public int find(Version version) {
        int place = Collections.binarySearch(ascending(), version);
        return place < 0 ? place : candidateOf[place];
    }

    /** Reads a version only when somebody looks at it. */
    private final class Ascending extends AbstractList<Version> implements RandomAccess {
        @Override
        public Version get(int place) {
            return version(candidateOf[place]);
        }

        @Override
        public int size() {
            return candidateOf.length;
        }
    }

    /** {@return the place in {@link #ascending()} of each candidate's version} */
    public int[] places() {
        int[] places = new int[candidateOf.length];
        for (int place = 0; place < candidateOf.length; place++) {
            places[candidateOf[place]] = place;
        }
        return places;
    }

    /** {@return the candidates that a specifier set admits, as bits, not to be changed} */
    public long[] admitted(SpecifierSet specifiers) {
        long[] known = admitted.get(specifiers);
        if (known != null) {
            return known;
        } else if (size() == 0) {
            // NONE is everybody's, and keeps nothing of anybody.
            return EMPTY;
        }
        long[] found = find(specifiers);
        if (admitted.size() < MOST_SETS) {
            admitted.put(specifiers, found);
        }
        return found;
    }

    private long[] find(SpecifierSet specifiers) {
        long[] set = new long[(size() + 63) >> 6];
        if (specifiers.hasArbitraryEquality()) {
            for (int i = 0; i < size(); i++) {
                if (isSpelled(i, specifiers)) {
                    add(set, i);
                }
            }
            return set;
        }
        int[] runs = specifiers.range().indexIntervals(ascending());
        for (int run = 0; run < runs.length; run += 2) {
            for (int place = runs[run]; place < runs[run + 1]; place++) {
                add(set, candidateOf[place]);
            }
        }
        return set;
    }

    /** Whether one of a candidate's rows spells its version as a specifier set wants it. */
    private boolean isSpelled(int candidate, SpecifierSet specifiers) {
        for (int i = start(candidate); i < ends[candidate]; i++) {
            if (specifiers.contains(releases.versionText(releases.release(rows[i])))) {
                return true;
            }
        }
        return false;
    }

    private static void add(long[] set, int member) {
        set[member >> 6] |= 1L << member;
    }
}
