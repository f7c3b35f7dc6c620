// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import com.google.common.primitives.Ints;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The versions of a project that may be chosen, in order of preference, each with its files or the packages that
 * provide it, the best first.
 *
 * <p>Immutable. A candidate is a number from 0; sets of candidates are words of bits.
 */
public final class Candidates {
    /** No candidate. */
    public static final Candidates NONE = new Candidates(List.of());

    private final List<Candidate> candidates;

    /** The versions in ascending order, and beside each the candidate that it belongs to. */
    private final List<Version> ascending;

    private final int[] candidateOf;

    /**
     * A version, and the rows of the page that have it.
     *
     * @param version the version, as its best row spells it
     * @param texts the spellings of the version in its rows
     * @param rows the rows, as numbers of the page, the best first
     */
    record Candidate(Version version, List<String> texts, List<Integer> rows) {}

    Candidates(List<Candidate> candidates) {
        this.candidates = List.copyOf(candidates);
        List<Integer> order = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(i -> candidates.get(i).version()));
        candidateOf = Ints.toArray(order);
        ascending = Collections.unmodifiableList(
                order.stream().map(i -> candidates.get(i).version()).toList());
    }

    /** {@return the same candidates, those with a row of an earlier tier first, and so the rows of each} */
    Candidates byTier(IntUnaryOperator tier) {
        Comparator<Integer> order = Comparator.comparing(tier::applyAsInt);
        return new Candidates(candidates.stream()
                .map(one -> new Candidate(
                        one.version(),
                        one.texts(),
                        one.rows().stream().sorted(order).toList()))
                .sorted(Comparator.comparing(one -> one.rows().get(0), order))
                .toList());
    }

    /** {@return how many candidates there are} */
    public int size() {
        return candidates.size();
    }

    /** {@return the version of a candidate} */
    public Version version(int candidate) {
        return candidates.get(candidate).version();
    }

    /** {@return the rows of a candidate, files or provided, as numbers of the page, the best first} */
    public List<Integer> rows(int candidate) {
        return candidates.get(candidate).rows();
    }

    /** {@return all versions in ascending order} */
    public List<Version> ascending() {
        return ascending;
    }

    /** {@return the place in {@link #ascending()} of each candidate's version} */
    public int[] places() {
        int[] places = new int[candidateOf.length];
        for (int place = 0; place < candidateOf.length; place++) {
            places[candidateOf[place]] = place;
        }
        return places;
    }

    /** {@return the candidates that a specifier set admits, as bits} */
    public long[] admitted(SpecifierSet specifiers) {
        long[] set = new long[(candidates.size() + 63) >> 6];
        if (specifiers.hasArbitraryEquality()) {
            for (int i = 0; i < candidates.size(); i++) {
                if (candidates.get(i).texts().stream().anyMatch(specifiers::contains)) {
                    add(set, i);
                }
            }
            return set;
        }
        int[] runs = specifiers.range().indexIntervals(ascending);
        for (int run = 0; run < runs.length; run += 2) {
            for (int place = runs[run]; place < runs[run + 1]; place++) {
                add(set, candidateOf[place]);
            }
        }
        return set;
    }

    private static void add(long[] set, int member) {
        set[member >> 6] |= 1L << member;
    }
}
