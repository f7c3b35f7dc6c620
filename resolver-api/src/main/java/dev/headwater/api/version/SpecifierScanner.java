// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import org.jspecify.annotations.Nullable;

/** Reads one clause of a version specifier. */
final class SpecifierScanner {
    private static final String OPERATORS = "one of ===, ~=, ==, !=, <=, >=, < and >";

    private final String text;
    private final VersionOperator operator;
    private final int from;
    private final int to;

    private SpecifierScanner(String text, VersionOperator operator, int from, int to) {
        this.text = text;
        this.operator = operator;
        this.from = from;
        this.to = to;
    }

    /** Reads the clause between two offsets; positions of faults are those of the whole text. */
    static VersionSpecifier scan(String text, int from, int to) {
        int end = Characters.trimWhitespace(text, from, to);
        int start = Characters.skipWhitespace(text, from, end);
        VersionOperator operator = operatorAt(text, start, end);
        if (operator == null) {
            throw new InvalidSpecifierException(text, start, OPERATORS);
        }
        int operand =
                Characters.skipWhitespace(text, start + operator.toString().length(), end);
        SpecifierScanner scanner = new SpecifierScanner(text, operator, operand, end);
        return operator == VersionOperator.ARBITRARY ? scanner.arbitrary() : scanner.comparison();
    }

    private static @Nullable VersionOperator operatorAt(String text, int start, int end) {
        char first = start < end ? text.charAt(start) : ' ';
        if (start + 1 < end && text.charAt(start + 1) == '=') {
            return switch (first) {
                case '=' ->
                    start + 2 < end && text.charAt(start + 2) == '='
                            ? VersionOperator.ARBITRARY
                            : VersionOperator.EQUAL;
                case '~' -> VersionOperator.COMPATIBLE;
                case '!' -> VersionOperator.NOT_EQUAL;
                case '<' -> VersionOperator.LESS_OR_EQUAL;
                case '>' -> VersionOperator.GREATER_OR_EQUAL;
                default -> null;
            };
        }
        return switch (first) {
            case '<' -> VersionOperator.LESS;
            case '>' -> VersionOperator.GREATER;
            default -> null;
        };
    }

    private VersionSpecifier arbitrary() {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == ';' || c == ')' || c == ',' || Characters.isWhitespace(c)) {
                throw fault(i, "text without white space, ',', ';' and ')'");
            }
        }
        return new VersionSpecifier(operator, text.substring(from, to), Version.parseOrNull(text, from, to), false);
    }

    private VersionSpecifier comparison() {
        boolean wildcard = isEquality() && text.startsWith(".*", Math.max(from, to - 2));
        int end = wildcard ? to - 2 : to;
        Version version = Version.parseOrNull(text, from, end);
        if (version == null) {
            VersionScanner scanner = new VersionScanner(text, from, end);
            scanner.scan();
            throw fault(scanner.faultAt(), scanner.expected());
        }
        check(version, wildcard, end);
        return new VersionSpecifier(operator, text.substring(from, to), version, wildcard);
    }

    private void check(Version version, boolean wildcard, int end) {
        if (version.hasLocal() && (wildcard || !isEquality())) {
            throw fault(text.indexOf('+', from), "no local label, which only == and != without '.*' allow");
        }
        boolean release = !version.isPreRelease() && !version.isPostRelease();
        if (wildcard && !release) {
            throw fault(end, "no '.*', which only follows a release");
        }
        if (operator == VersionOperator.COMPATIBLE && version.releaseCount() < 2) {
            throw fault(end, "a second release number, as in ~=1.0");
        }
    }

    private boolean isEquality() {
        return operator == VersionOperator.EQUAL || operator == VersionOperator.NOT_EQUAL;
    }

    private InvalidSpecifierException fault(int position, String expected) {
        return new InvalidSpecifierException(text, position, expected);
    }
}
