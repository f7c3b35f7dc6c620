// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of digits, or of letters, in a component of a version.
 *
 * @param rank what it is, the lowest first
 * @param text digits without the zeros before them, or letters
 */
record VersionAtom(Rank rank, String text) implements Comparable<VersionAtom> {
    private static final VersionAtom ZERO = new VersionAtom(Rank.NUMBER, "0");

    /** What may stand at a place. */
    enum Rank {
        DEV,
        WORD,
        NUMBER,
        POST
    }

    /** {@return what a run is} */
    static VersionAtom of(String run) {
        if (!isDigit(run.charAt(0))) {
            Rank rank = run.equals("dev") ? Rank.DEV : run.equals("post") ? Rank.POST : Rank.WORD;
            return new VersionAtom(rank, run);
        }
        int first = 0;
        while (first < run.length() - 1 && run.charAt(first) == '0') {
            first++;
        }
        return new VersionAtom(Rank.NUMBER, run.substring(first));
    }

    /** {@return the runs of a component, a zero before all where it begins with a letter} */
    static List<VersionAtom> split(String component) {
        List<VersionAtom> atoms = new ArrayList<>(2);
        if (!isDigit(component.charAt(0))) {
            atoms.add(ZERO);
        }
        int from = 0;
        while (from < component.length()) {
            boolean digits = isDigit(component.charAt(from));
            int end = from + 1;
            while (end < component.length() && isDigit(component.charAt(end)) == digits) {
                end++;
            }
            atoms.add(of(component.substring(from, end)));
            from = end;
        }
        return List.copyOf(atoms);
    }

    /** {@return the one at a place, zero where there is none} */
    static VersionAtom at(List<VersionAtom> atoms, int place) {
        return place < atoms.size() ? atoms.get(place) : ZERO;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    boolean isZero() {
        return equals(ZERO);
    }

    /** Letters may go on, numbers may not. */
    boolean startsWith(VersionAtom begin) {
        return begin.rank == Rank.WORD ? rank == Rank.WORD && text.startsWith(begin.text) : equals(begin);
    }

    @Override
    public int compareTo(VersionAtom other) {
        if (rank != other.rank) {
            return rank.compareTo(other.rank);
        }
        return rank == Rank.NUMBER && text.length() != other.text.length()
                ? Integer.compare(text.length(), other.text.length())
                : text.compareTo(other.text);
    }

    /** Not that of the rank, which is another one in each run. */
    @Override
    public int hashCode() {
        return 31 * rank.name().hashCode() + text.hashCode();
    }
}
