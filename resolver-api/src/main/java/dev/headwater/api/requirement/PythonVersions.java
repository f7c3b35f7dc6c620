// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.requirement.Decision.Variable;
import dev.headwater.api.version.Version;
import dev.headwater.api.version.VersionBound;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Turns comparisons with {@code python_version} into cuts of {@code python_full_version}.
 *
 * <p>{@code python_version} is the first two numbers of the full version. So {@code 3.8} stands for everything from
 * {@code 3.8.dev0} to before {@code 3.9.dev0}, pre-releases of 3.8 included; and a comparison changes its value only at
 * the first two numbers of its own version and their neighbours, which is where it is tried.
 */
final class PythonVersions {
    /** Longer texts are not searched for versions. */
    private static final int LONGEST = 200;

    private final Diagrams diagrams;

    PythonVersions(Diagrams diagrams) {
        this.diagrams = diagrams;
    }

    /** Major and minor number. */
    private record Series(int major, int minor) implements Comparable<Series> {
        @Override
        public int compareTo(Series other) {
            return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
        }

        VersionBound start() {
            return VersionBound.before(Version.parse(this + ".dev0"));
        }

        @Override
        public String toString() {
            return major + "." + minor;
        }
    }

    Decision of(Comparison comparison) {
        if (comparison.operator().isMembership()) {
            return ofMembership(comparison);
        }
        String literal = comparison.literal().strip();
        Version version =
                Version.parseOrNull(literal.endsWith(".*") ? literal.substring(0, literal.length() - 2) : literal);
        if (version == null || version.epoch().signum() > 0) {
            // Above or beside all of Python's versions: it compares with all of them alike.
            return decide(comparison, new Series(3, 0));
        }
        BigInteger major = version.release().get(0);
        BigInteger minor = version.release().size() > 1 ? version.release().get(1) : BigInteger.ZERO;
        if (major.bitLength() > 16 || minor.bitLength() > 16) {
            return diagrams.atom(MarkerField.PYTHON_VERSION, comparison);
        }
        return aroundSeries(comparison, major.intValue(), minor.intValue());
    }

    private Decision aroundSeries(Comparison comparison, int major, int minor) {
        TreeSet<Series> starts = new TreeSet<>(List.of(
                new Series(0, 0),
                new Series(major, 0),
                new Series(major, minor),
                new Series(major, minor + 1),
                new Series(major + 1, 0)));
        List<VersionBound> cuts = new ArrayList<>();
        List<Decision> children = new ArrayList<>();
        for (Series start : starts) {
            // The first series starts where all versions do, which is no cut.
            if (!children.isEmpty()) {
                cuts.add(start.start());
            }
            children.add(decide(comparison, start));
        }
        return diagrams.versions(Variable.PYTHON, cuts, children);
    }

    private static Decision decide(Comparison comparison, Series series) {
        Truth truth = comparison.truthWhere(MarkerField.PYTHON_VERSION, series.toString());
        return truth == Truth.TRUE ? Decision.ALWAYS : Decision.NEVER;
    }

    /** {@code python_version in '2.7 3.8'} is old metadata's way of listing versions: those that stand in the text. */
    private Decision ofMembership(Comparison comparison) {
        boolean listed = comparison.operator() == MarkerOperator.IN;
        Comparison positive =
                listed ? comparison : new Comparison(comparison.left(), MarkerOperator.IN, comparison.right());
        boolean isList =
                comparison.left().field() != null && comparison.literal().length() <= LONGEST;
        Decision decision = isList ? ofList(comparison.literal()) : diagrams.atom(MarkerField.PYTHON_VERSION, positive);
        return listed ? decision : diagrams.not(decision);
    }

    private Decision ofList(String text) {
        List<VersionBound> cuts = new ArrayList<>();
        List<Decision> children = new ArrayList<>(List.of(Decision.NEVER));
        for (Series series : seriesIn(text)) {
            add(cuts, children, series.start(), Decision.ALWAYS);
            add(cuts, children, new Series(series.major, series.minor + 1).start(), Decision.NEVER);
        }
        return diagrams.versions(Variable.PYTHON, cuts, children);
    }

    private static void add(List<VersionBound> cuts, List<Decision> children, VersionBound cut, Decision child) {
        boolean same = cuts.isEmpty()
                ? cut.equals(VersionBound.START)
                : cuts.get(cuts.size() - 1).equals(cut);
        if (same) {
            children.set(children.size() - 1, child);
        } else {
            cuts.add(cut);
            children.add(child);
        }
    }

    /** All series whose text stands somewhere in {@code text}: 3.1, 3.10, 13.1 and 13.10 in "13.10". */
    private static SortedSet<Series> seriesIn(String text) {
        TreeSet<Series> found = new TreeSet<>();
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            for (int from = dot - 1; from >= 0 && dot - from <= 4 && isDigit(text, from); from--) {
                for (int to = dot + 2; to <= text.length() && to - dot <= 5 && isDigit(text, to - 1); to++) {
                    if (isNumber(text, from, dot) && isNumber(text, dot + 1, to)) {
                        found.add(new Series(
                                Integer.parseInt(text, from, dot, 10), Integer.parseInt(text, dot + 1, to, 10)));
                    }
                }
            }
        }
        return found;
    }

    private static boolean isNumber(String text, int from, int to) {
        return text.charAt(from) != '0' || to == from + 1;
    }

    private static boolean isDigit(String text, int index) {
        return text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }
}
