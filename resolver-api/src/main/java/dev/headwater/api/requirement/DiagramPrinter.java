// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.requirement.Decision.Variable;
import dev.headwater.api.requirement.Diagrams.TooComplexException;
import dev.headwater.api.requirement.Junction.Connective;
import dev.headwater.api.version.Version;
import dev.headwater.api.version.VersionBound;
import dev.headwater.api.version.VersionBound.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says a decision diagram as a marker: each node as the alternatives of its children, each under the condition that
 * leads there.
 */
final class DiagramPrinter {
    private static final int MOST = 1000;
    private static final Comparison EVERYWHERE = python(MarkerOperator.GREATER_OR_EQUAL, "0");
    private static final Comparison NOWHERE = python(MarkerOperator.LESS, "0");

    private final Diagrams diagrams = new Diagrams();
    private int comparisons;

    /** There are no words, or too many would be needed. Says nothing but that, so it needs no stack. */
    private static final class NoWordsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoWordsException() {
            super("no marker says it", null, false, false);
        }
    }

    Optional<MarkerNode> print(Decision root) {
        if (root.isTerminal()) {
            return Optional.of(root == Decision.ALWAYS ? EVERYWHERE : NOWHERE);
        }
        try {
            MarkerNode node = marker(diagrams.adopt(root));
            return node.depth() > MarkerParser.DEEPEST ? Optional.empty() : Optional.of(node);
        } catch (NoWordsException | TooComplexException e) {
            return Optional.empty();
        }
    }

    private MarkerNode marker(Decision decision) {
        List<Decision> distinct = new ArrayList<>();
        for (Decision child : decision.children()) {
            if (!distinct.contains(child)) {
                distinct.add(child);
            }
        }
        if (distinct.size() == 2) {
            return either(decision, distinct.get(0), distinct.get(1));
        }
        List<MarkerNode> alternatives = new ArrayList<>();
        for (Decision child : distinct) {
            if (child != Decision.NEVER) {
                alternatives.add(under(decision, child));
            }
        }
        return join(Connective.OR, alternatives);
    }

    private MarkerNode either(Decision decision, Decision first, Decision second) {
        if (isSubset(first, second)) {
            return either(decision, second, first);
        }
        MarkerNode one = under(decision, first);
        if (second == Decision.NEVER) {
            return one;
        }
        // Where the other part is true the first is, too: it need not say when it applies, and then there need be no
        // words
        // for the condition's opposite.
        MarkerNode other = isSubset(second, first) ? marker(second) : under(decision, second);
        return join(Connective.OR, List.of(one, other));
    }

    private boolean isSubset(Decision one, Decision other) {
        return diagrams.and(one, diagrams.not(other)) == Decision.NEVER;
    }

    private MarkerNode under(Decision decision, Decision child) {
        MarkerNode condition = condition(decision, child);
        return child == Decision.ALWAYS ? condition : join(Connective.AND, List.of(condition, marker(child)));
    }

    private MarkerNode condition(Decision decision, Decision child) {
        Variable variable = decision.variable();
        return switch (variable.question()) {
            case VERSION -> versionCondition(decision, child);
            case TEXT -> textCondition(decision, child);
            case ATOM ->
                atomCondition(variable.atom(), child == decision.children().get(0));
        };
    }

    private MarkerNode atomCondition(@Nullable Comparison atom, boolean holds) {
        Comparison comparison = atom == null || holds ? atom : atom.opposite();
        if (comparison == null) {
            throw new NoWordsException();
        }
        return said(comparison);
    }

    private MarkerNode textCondition(Decision decision, Decision child) {
        boolean any = decision.last() == child;
        MarkerOperator operator = any ? MarkerOperator.NOT_EQUAL : MarkerOperator.EQUAL;
        List<MarkerNode> parts = new ArrayList<>();
        for (int i = 0; i < decision.values().size(); i++) {
            if ((decision.children().get(i) == child) != any) {
                parts.add(said(new Comparison(
                        Operand.of(decision.variable().field()),
                        operator,
                        Operand.of(decision.values().get(i)))));
            }
        }
        return join(any ? Connective.AND : Connective.OR, parts);
    }

    private MarkerNode versionCondition(Decision decision, Decision child) {
        List<VersionBound> bounds = new ArrayList<>();
        for (int i = 0; i < decision.children().size(); i++) {
            if (decision.children().get(i) == child) {
                bounds.add(i == 0 ? VersionBound.START : decision.cuts().get(i - 1));
                bounds.add(
                        i == decision.cuts().size()
                                ? VersionBound.END
                                : decision.cuts().get(i));
            }
        }
        VersionWords words = new VersionWords(decision.variable().field());
        MarkerNode hull = hullWithoutGaps(words, bounds);
        if (hull != null) {
            return hull;
        }
        List<MarkerNode> intervals = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i += 2) {
            intervals.add(join(Connective.AND, interval(words, bounds.get(i), bounds.get(i + 1))));
        }
        return join(Connective.OR, intervals);
    }

    /** From the first bound to the last, without what lies between, if that is single versions; null if it is not. */
    private @Nullable MarkerNode hullWithoutGaps(VersionWords words, List<VersionBound> bounds) {
        List<Comparison> gaps = new ArrayList<>();
        for (int i = 1; i + 1 < bounds.size(); i += 2) {
            Comparison gap = words.equality(MarkerOperator.NOT_EQUAL, bounds.get(i), bounds.get(i + 1));
            if (gap == null) {
                return null;
            }
            gaps.add(gap);
        }
        List<MarkerNode> parts = interval(words, bounds.get(0), bounds.get(bounds.size() - 1));
        gaps.forEach(gap -> parts.add(said(gap)));
        return join(Connective.AND, parts);
    }

    private List<MarkerNode> interval(VersionWords words, VersionBound lower, VersionBound upper) {
        Comparison equality = words.equality(MarkerOperator.EQUAL, lower, upper);
        List<Comparison> parts = equality != null ? List.of(equality) : words.between(lower, upper);
        if (parts == null) {
            throw new NoWordsException();
        }
        List<MarkerNode> nodes = new ArrayList<>();
        parts.forEach(part -> nodes.add(said(part)));
        return nodes;
    }

    private MarkerNode said(Comparison comparison) {
        if (++comparisons > MOST) {
            throw new NoWordsException();
        }
        return comparison;
    }

    private static MarkerNode join(Connective connective, List<MarkerNode> parts) {
        List<MarkerNode> flat = new ArrayList<>();
        for (MarkerNode part : parts) {
            if (part.isJoinedBy(connective)) {
                flat.addAll(part.parts());
            } else {
                flat.add(connective == Connective.AND ? part.inParentheses() : part);
            }
        }
        return flat.size() == 1 ? flat.get(0).withoutParentheses() : new Junction(connective, flat, false);
    }

    private static Comparison python(MarkerOperator operator, String version) {
        return new Comparison(Operand.of(MarkerField.PYTHON_VERSION), operator, Operand.of(version));
    }

    /** Comparisons for places on the line of versions of a field. */
    private record VersionWords(MarkerField field) {
        /**
         * The comparison that accepts exactly the versions between two places, or all but these; null if there is none.
         */
        @Nullable
        Comparison equality(MarkerOperator operator, VersionBound lower, VersionBound upper) {
            if (lower.place() != Place.BEFORE) {
                return null;
            }
            Version version = lower.version();
            if (upper.place() == Place.AFTER_LOCALS && upper.version().equals(version)) {
                return compare(operator, version);
            }
            boolean series = isOfPython(lower) && isOfPython(upper);
            return series && upper.equals(nextSeries(version)) ? python(operator, series(version, true)) : null;
        }

        /** The comparisons that together accept what lies between two places; null if there are none. */
        @Nullable
        List<Comparison> between(VersionBound lower, VersionBound upper) {
            List<Comparison> parts = new ArrayList<>();
            boolean sayable = (lower.equals(VersionBound.START) || addLower(lower, parts))
                    && (upper.equals(VersionBound.END) || addUpper(upper, parts));
            return sayable ? parts : null;
        }

        private boolean addLower(VersionBound lower, List<Comparison> parts) {
            Version version = lower.version();
            if (isOfPython(lower)) {
                parts.add(python(MarkerOperator.GREATER_OR_EQUAL, series(version, false)));
            } else if (lower.place() == Place.BEFORE && !version.hasLocal()) {
                parts.add(compare(MarkerOperator.GREATER_OR_EQUAL, version));
            } else if (lower.place() == Place.AFTER_LOCALS) {
                parts.add(compare(MarkerOperator.GREATER, version));
            } else {
                return false;
            }
            return true;
        }

        private boolean addUpper(VersionBound upper, List<Comparison> parts) {
            Version version = upper.version();
            if (isOfPython(upper)) {
                parts.add(python(MarkerOperator.LESS, series(version, false)));
            } else if (upper.place() == Place.BEFORE && isLeastOfRelease(version)) {
                parts.add(compare(MarkerOperator.LESS, version.baseVersion()));
            } else if (upper.place() == Place.BEFORE && version.isPreRelease() && !version.hasLocal()) {
                parts.add(compare(MarkerOperator.LESS, version));
            } else if (upper.place() == Place.AFTER_LOCALS) {
                parts.add(compare(MarkerOperator.LESS_OR_EQUAL, version));
            } else if (upper.place() == Place.BEFORE && !version.hasLocal()) {
                parts.add(compare(MarkerOperator.LESS_OR_EQUAL, version));
                parts.add(compare(MarkerOperator.NOT_EQUAL, version));
            } else {
                return false;
            }
            return true;
        }

        private Comparison compare(MarkerOperator operator, Version version) {
            return new Comparison(Operand.of(field), operator, Operand.of(version.toString()));
        }

        /** Whether a place is the start of a series such as 3.8, so that {@code python_version} can tell it. */
        private boolean isOfPython(VersionBound bound) {
            Version version = bound.version();
            return field == MarkerField.PYTHON_FULL_VERSION
                    && bound.place() == Place.BEFORE
                    && isLeastOfRelease(version)
                    && version.epoch().signum() == 0
                    && version.release().stream().skip(2).allMatch(number -> number.signum() == 0);
        }

        private static boolean isLeastOfRelease(Version version) {
            return version.dev().map(dev -> dev.signum() == 0).orElse(false)
                    && version.pre().isEmpty()
                    && !version.isPostRelease()
                    && !version.hasLocal();
        }

        private static VersionBound nextSeries(Version version) {
            String next = version.release().get(0) + "."
                    + (version.release().size() > 1 ? version.release().get(1).add(BigInteger.ONE) : BigInteger.ONE);
            return VersionBound.before(Version.parse(next + ".dev0"));
        }

        private static String series(Version version, boolean withMinor) {
            boolean hasMinor =
                    version.release().size() > 1 && version.release().get(1).signum() != 0;
            String major = version.release().get(0).toString();
            return hasMinor ? major + "." + version.release().get(1) : withMinor ? major + ".0" : major;
        }
    }
}
