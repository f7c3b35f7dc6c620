// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.requirement.Decision.Question;
import dev.headwater.api.requirement.Decision.Variable;
import dev.headwater.api.requirement.Junction.Connective;
import dev.headwater.api.version.Version;
import dev.headwater.api.version.VersionBound;
import dev.headwater.api.version.VersionRange;
import dev.headwater.api.version.VersionSpecifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes diagrams of markers.
 *
 * <p>What a comparison says is taken apart where that is exact in all environments that {@link EnvironmentSet} speaks
 * of; where it is not, the comparison stays whole, as an atom.
 */
final class MarkerDiagrams {
    private final Diagrams diagrams;

    MarkerDiagrams(Diagrams diagrams) {
        this.diagrams = diagrams;
    }

    Decision of(MarkerNode node) {
        return node.toDecision(this);
    }

    /** By halves, so that many small parts cost little. */
    Decision of(Connective connective, List<MarkerNode> parts) {
        if (parts.size() == 1) {
            return of(parts.get(0));
        }
        int middle = parts.size() / 2;
        Decision first = of(connective, parts.subList(0, middle));
        return diagrams.combine(connective, first, of(connective, parts.subList(middle, parts.size())));
    }

    Decision of(Comparison comparison) {
        MarkerField left = comparison.left().field();
        MarkerField right = comparison.right().field();
        if (left == null && right == null) {
            return diagrams.atom(MarkerField.OS_NAME, comparison);
        }
        MarkerField field = left != null ? left : right;
        if (field == null || (left != null && right != null) || comparison.isUndefinedEverywhere()) {
            return atom(left != null ? left : MarkerField.OS_NAME, comparison);
        }
        return switch (field.type()) {
            case NAMES -> ofNames(comparison, field);
            case VERSION ->
                field == MarkerField.PYTHON_VERSION
                        ? new PythonVersions(diagrams).of(comparison)
                        : ofVersion(comparison, field);
            case VERSION_OR_STRING ->
                field.comparesAsVersion()
                                && (comparison.specifier() != null
                                        || left == null
                                        || comparison.operator() == MarkerOperator.IDENTICAL)
                        ? atom(field, comparison)
                        : ofText(comparison, field);
            case STRING, EXTRA -> ofText(comparison, field);
        };
    }

    /** A comparison that is kept whole; a negative one as the negation of the positive one, so that the two meet. */
    private Decision atom(MarkerField field, Comparison comparison) {
        Comparison opposite =
                comparison.operator() == MarkerOperator.NOT_IN || comparison.operator() == MarkerOperator.NOT_EQUAL
                        ? comparison.opposite()
                        : null;
        return opposite == null ? diagrams.atom(field, comparison) : diagrams.not(diagrams.atom(field, opposite));
    }

    private Decision ofNames(Comparison comparison, MarkerField field) {
        return switch (comparison.operator()) {
            case IN, NOT_IN -> atom(field, comparison);
            case NOT_EQUAL -> Decision.ALWAYS;
            default -> Decision.NEVER;
        };
    }

    private Decision ofText(Comparison comparison, MarkerField field) {
        String text = comparison.literal();
        return switch (comparison.operator()) {
            case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> diagrams.text(field, text);
            case NOT_EQUAL -> diagrams.not(diagrams.text(field, text));
            case LESS, GREATER -> Decision.NEVER;
            case IN, NOT_IN, COMPATIBLE, IDENTICAL -> atom(field, comparison);
        };
    }

    private Decision ofVersion(Comparison comparison, MarkerField field) {
        VersionSpecifier specifier = comparison.specifier();
        if (specifier != null) {
            return ofRange(diagrams, Variable.of(field, Question.VERSION), specifier.range());
        }
        boolean comparesTexts = specifier == null
                && comparison.left().field() != null
                && !comparison.operator().isMembership();
        if (comparesTexts && Version.parseOrNull(comparison.literal()) == null) {
            // The field holds a version, so its text is never that of something else.
            return comparison.operator() == MarkerOperator.NOT_EQUAL ? Decision.ALWAYS : Decision.NEVER;
        }
        return atom(field, comparison);
    }

    /** The environments in which a version lies in a range; Python's versions are never post-releases. */
    static Decision ofRange(Diagrams diagrams, Variable variable, VersionRange range) {
        List<VersionBound> cuts = new ArrayList<>();
        List<Decision> children = new ArrayList<>();
        boolean inside = false;
        children.add(Decision.NEVER);
        for (VersionBound bound : range.bounds()) {
            inside = !inside;
            Decision child = inside ? Decision.ALWAYS : Decision.NEVER;
            VersionBound cut = withoutPosts(bound);
            boolean sameCut = cuts.isEmpty()
                    ? cut.equals(VersionBound.START)
                    : cuts.get(cuts.size() - 1).equals(cut);
            if (sameCut) {
                children.set(children.size() - 1, child);
            } else if (!cut.equals(VersionBound.END)) {
                cuts.add(cut);
                children.add(child);
            }
        }
        return diagrams.versions(variable, cuts, children);
    }

    private static VersionBound withoutPosts(VersionBound bound) {
        boolean ofPosts = bound.place() == VersionBound.Place.AFTER_POSTS
                || (bound.place() != VersionBound.Place.END && bound.version().isPostRelease());
        return ofPosts
                ? VersionBound.afterLocals(
                        VersionBound.afterPosts(bound.version()).version())
                : bound;
    }
}
