// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.requirement.Junction.Connective;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.Version;
import dev.headwater.api.version.VersionSpecifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of two operands, of which one at least should be a field.
 *
 * <p>The type of the left operand, or of the right one if the left is a text, decides how it is read. All that does not
 * depend on the environment is decided here once: texts that name extras are normalized, a specifier is parsed.
 *
 * <p>Where the standard leaves something open, this is what {@code packaging} does, but for two fields: it compares the
 * left one with the right one's name, we compare their values.
 */
final class Comparison implements MarkerNode {
    private final Operand left;
    private final MarkerOperator operator;
    private final Operand right;

    /**
     * The text on the right as a specifier for the field on the left; null for all other comparisons, and for
     * {@code ===}.
     */
    private final @Nullable VersionSpecifier specifier;
    /** Whether no environment gives it a value. */
    private final boolean undefined;

    Comparison(Operand left, MarkerOperator operator, Operand right) {
        boolean names = left.isOf(MarkerField.Type.EXTRA)
                || right.isOf(MarkerField.Type.EXTRA)
                || right.isOf(MarkerField.Type.NAMES);
        this.left = names ? left.normalized() : left;
        this.operator = operator;
        this.right = names ? right.normalized() : right;
        this.specifier = comparesAsVersion() && left.field() != null && right.field() == null
                ? specifierOrNull(operator, right.text())
                : null;
        this.undefined = hasNoValueAnywhere();
    }

    Operand left() {
        return left;
    }

    MarkerOperator operator() {
        return operator;
    }

    Operand right() {
        return right;
    }

    /** The specifier that a field's version has to satisfy, if that is what the comparison says. */
    @Nullable
    VersionSpecifier specifier() {
        return specifier;
    }

    /** Whether no environment gives it a value. */
    boolean isUndefinedEverywhere() {
        return undefined;
    }

    /** The text that is compared with a field. */
    String literal() {
        return left.field() == null ? left.text() : right.text();
    }

    /**
     * The comparison that is true wherever this is false, and false where this is true; null if there are no words for
     * it.
     */
    @Nullable
    Comparison opposite() {
        if (undefined) {
            return null;
        }
        return switch (operator) {
            case IN -> new Comparison(left, MarkerOperator.NOT_IN, right);
            case NOT_IN -> new Comparison(left, MarkerOperator.IN, right);
            // A value that is no version satisfies neither == nor != where versions are compared.
            case EQUAL -> comparesAsVersion() ? null : new Comparison(left, MarkerOperator.NOT_EQUAL, right);
            case NOT_EQUAL -> comparesAsVersion() ? null : new Comparison(left, MarkerOperator.EQUAL, right);
            default -> null;
        };
    }

    /** The value where all that is known is one field. */
    Truth truthWhere(MarkerField field, String value) {
        if (field == MarkerField.EXTRA) {
            return truth(MarkerEnvironment.UNKNOWN, MarkerSelection.ONE_AT_A_TIME, value);
        }
        MarkerEnvironment environment =
                MarkerEnvironment.builder().set(field, value).build();
        return truth(environment, MarkerSelection.ONE_AT_A_TIME, "");
    }

    private boolean comparesAsVersion() {
        MarkerField deciding = left.field() != null ? left.field() : right.field();
        return deciding != null && deciding.comparesAsVersion();
    }

    private boolean hasNoValueAnywhere() {
        if (left.field() == null && right.field() == null) {
            return true;
        }
        if (left.isOf(MarkerField.Type.NAMES) || (right.isOf(MarkerField.Type.NAMES) && left.field() != null)) {
            return true;
        }
        if (!operator.isForVersionsOnly() || (comparesAsVersion() && right.field() != null)) {
            // With a field on the right, whether its value can be compared so shows in an environment only.
            return false;
        }
        boolean identical = operator == MarkerOperator.IDENTICAL && comparesAsVersion() && isExactText(right.text());
        return specifier == null && !identical;
    }

    /** The specifier of an operator and a version, or null if the text is not one. */
    private static @Nullable VersionSpecifier specifierOrNull(MarkerOperator operator, String version) {
        // A text that starts with "=" would make another operator of this one, as it does in packaging.
        if (operator.isMembership() || operator == MarkerOperator.IDENTICAL || version.startsWith("=")) {
            return null;
        }
        try {
            return VersionSpecifier.parse(operator + version);
        } catch (InvalidSpecifierException noVersion) {
            return null;
        }
    }

    @Override
    public Truth truth(MarkerEnvironment environment, MarkerSelection selection, String extra) {
        if (undefined) {
            return Truth.UNDEFINED;
        }
        MarkerField set = right.field();
        if (set != null && set.type() == MarkerField.Type.NAMES) {
            return membership(selection.names(set));
        }
        if (mentions(MarkerField.EXTRA) && selection.singly().isEmpty()) {
            return amongExtras(selection.together());
        }
        MarkerField field = left.field();
        if (specifier != null && field != null) {
            return satisfies(specifier, field, environment);
        }
        String leftText = text(left, environment, extra);
        String rightText = text(right, environment, extra);
        if (leftText == null || rightText == null) {
            return Truth.UNKNOWN;
        }
        return compare(leftText, rightText);
    }

    private static Truth satisfies(VersionSpecifier specifier, MarkerField field, MarkerEnvironment environment) {
        String text = environment.textOrNull(field);
        if (text == null) {
            return Truth.UNKNOWN;
        }
        Version version = environment.versionOrNull(field);
        return Truth.of(version != null && specifier.contains(version));
    }

    private Truth compare(String leftText, String rightText) {
        if (operator == MarkerOperator.IDENTICAL) {
            return comparesAsVersion() && isExactText(rightText)
                    ? Truth.of(equalsIgnoringCase(leftText, rightText.strip()))
                    : Truth.UNDEFINED;
        }
        VersionSpecifier made =
                comparesAsVersion() && right.field() != null ? specifierOrNull(operator, rightText) : null;
        if (made != null) {
            return Truth.of(made.contains(leftText));
        }
        return operator.isForVersionsOnly() ? Truth.UNDEFINED : Truth.of(operator.holdsForTexts(leftText, rightText));
    }

    /** Whether {@code ===} can be followed by it: some text without white space, semicolon and closing parenthesis. */
    private static boolean isExactText(String text) {
        return !text.isBlank()
                && text.strip().chars().noneMatch(c -> c == ';' || c == ')' || Character.isWhitespace(c));
    }

    private static boolean equalsIgnoringCase(String one, String other) {
        // Only letters of ASCII have two cases here, so that no others become equal to them.
        return one.equalsIgnoreCase(other)
                && one.chars().allMatch(c -> c < 128) == other.chars().allMatch(c -> c < 128);
    }

    private static @Nullable String text(Operand operand, MarkerEnvironment environment, String extra) {
        if (operand.field() == null) {
            return operand.text();
        }
        return operand.field() == MarkerField.EXTRA ? extra : environment.textOrNull(operand.field());
    }

    private Truth membership(@Nullable Set<String> names) {
        if (names == null || operator.isForVersionsOnly()) {
            return Truth.UNDEFINED;
        }
        return switch (operator) {
            case IN -> Truth.of(names.contains(left.text()));
            case NOT_IN -> Truth.of(!names.contains(left.text()));
            case NOT_EQUAL -> Truth.TRUE;
            default -> Truth.FALSE;
        };
    }

    /** The standard's reading, in which operators other than equality are false. */
    private Truth amongExtras(@Nullable Set<String> extras) {
        if (extras == null || (left.field() != null && right.field() != null)) {
            return Truth.UNDEFINED;
        }
        boolean among = extras.contains(left.field() == null ? left.text() : right.text());
        return switch (operator) {
            case EQUAL -> Truth.of(among);
            case NOT_EQUAL -> Truth.of(!among);
            default -> Truth.FALSE;
        };
    }

    @Override
    public boolean mayBeUndefined() {
        return undefined
                || (operator.isForVersionsOnly() && specifier == null)
                || right.isOf(MarkerField.Type.NAMES)
                || mentions(MarkerField.EXTRA);
    }

    @Override
    public void collectUnknown(
            MarkerEnvironment environment, MarkerSelection selection, String extra, Set<MarkerField> fields) {
        addIfUnknown(left, environment, extra, fields);
        addIfUnknown(right, environment, extra, fields);
    }

    private static void addIfUnknown(
            Operand operand, MarkerEnvironment environment, String extra, Set<MarkerField> fields) {
        if (operand.field() != null && text(operand, environment, extra) == null) {
            fields.add(operand.field());
        }
    }

    @Override
    public @Nullable MarkerFault findFault(MarkerEnvironment environment, MarkerSelection selection, String extra) {
        if (truth(environment, selection, extra) != Truth.UNDEFINED) {
            return null;
        }
        return new MarkerFault(
                lacksField(selection) ? MarkerFault.Kind.FIELD : MarkerFault.Kind.COMPARISON, toString());
    }

    private boolean lacksField(MarkerSelection selection) {
        return (left.field() == null && right.field() == null)
                || isUndefinedField(left, selection)
                || isUndefinedField(right, selection);
    }

    private static boolean isUndefinedField(Operand operand, MarkerSelection selection) {
        MarkerField field = operand.field();
        if (field == MarkerField.EXTRA) {
            return selection.singly().isEmpty() && selection.together() == null;
        }
        return field != null && field.type() == MarkerField.Type.NAMES && selection.names(field) == null;
    }

    @Override
    public boolean mentions(MarkerField field) {
        return left.field() == field || right.field() == field;
    }

    @Override
    public boolean collectExtras(Set<String> names) {
        if (!mentions(MarkerField.EXTRA)) {
            return true;
        }
        boolean byName = operator == MarkerOperator.EQUAL || operator == MarkerOperator.NOT_EQUAL;
        // The empty name stands for no extra, and so tells all of them from none.
        if (!byName
                || (left.field() != null && right.field() != null)
                || literal().isEmpty()) {
            return false;
        }
        names.add(literal());
        return true;
    }

    @Override
    public boolean isJoinedBy(Connective connective) {
        return false;
    }

    @Override
    public List<MarkerNode> parts() {
        return List.of(this);
    }

    @Override
    public MarkerNode inParentheses() {
        return this;
    }

    @Override
    public MarkerNode withoutParentheses() {
        return this;
    }

    @Override
    public Decision toDecision(MarkerDiagrams diagrams) {
        return diagrams.of(this);
    }

    @Override
    public int depth() {
        return 0;
    }

    @Override
    public void print(StringBuilder out) {
        left.print(out);
        out.append(' ').append(operator).append(' ');
        right.print(out);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Comparison comparison
                && operator == comparison.operator
                && left.equals(comparison.left)
                && right.equals(comparison.right);
    }

    @Override
    public int hashCode() {
        // By the operator's text: the hash code of an enum constant differs from run to run.
        return 31 * (31 * left.text().hashCode() + operator.toString().hashCode())
                + right.text().hashCode();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        print(out);
        return out.toString();
    }
}
