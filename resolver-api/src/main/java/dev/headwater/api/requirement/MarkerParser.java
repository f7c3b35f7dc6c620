// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.requirement.Junction.Connective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads markers in one pass from left to right.
 *
 * <pre>
 * marker     = conjunction ("or" conjunction)*
 * conjunction = atom ("and" atom)*
 * atom       = "(" marker ")" | operand operator operand
 * operand    = field | string
 * </pre>
 *
 * <p>White space is space and tab. A word ends where no letter, digit or underscore follows.
 */
final class MarkerParser {
    /** More than anybody writes; less than the stack holds. */
    static final int DEEPEST = 100;

    private static final String OPERAND = "a field of the environment or a string in quotes";
    private static final String OPERATOR = "one of <=, <, !=, ==, >=, >, ~=, ===, in, not in";
    private static final Map<String, MarkerField> FIELDS = fields();

    private final String text;
    private int position;

    private MarkerParser(String text, int start) {
        this.text = text;
        this.position = start;
    }

    private static Map<String, MarkerField> fields() {
        Map<String, MarkerField> fields = new TreeMap<>();
        for (MarkerField field : MarkerField.values()) {
            fields.put(field.toString(), field);
        }
        fields.put("os.name", MarkerField.OS_NAME);
        fields.put("sys.platform", MarkerField.SYS_PLATFORM);
        fields.put("platform.version", MarkerField.PLATFORM_VERSION);
        fields.put("platform.machine", MarkerField.PLATFORM_MACHINE);
        fields.put("platform.python_implementation", MarkerField.PLATFORM_PYTHON_IMPLEMENTATION);
        fields.put("python_implementation", MarkerField.PLATFORM_PYTHON_IMPLEMENTATION);
        return fields;
    }

    /**
     * Reads the marker that {@code text} holds from {@code start} to its end.
     *
     * @throws InvalidMarkerException if that is no marker; its text is the whole and its position counts from 0
     */
    static MarkerNode parse(String text, int start) {
        MarkerParser parser = new MarkerParser(text, start);
        MarkerNode marker = parser.marker(0);
        if (parser.position < text.length()) {
            throw parser.fault("'and', 'or' or the end of the marker");
        }
        return marker.withoutParentheses();
    }

    private MarkerNode marker(int depth) {
        List<MarkerNode> alternatives = new ArrayList<>(1);
        do {
            alternatives.add(conjunction(depth));
        } while (skipWord("or"));
        return join(Connective.OR, alternatives);
    }

    private MarkerNode conjunction(int depth) {
        List<MarkerNode> parts = new ArrayList<>(2);
        do {
            parts.add(atom(depth));
        } while (skipWord("and"));
        return join(Connective.AND, parts);
    }

    private static MarkerNode join(Connective connective, List<MarkerNode> parts) {
        return parts.size() == 1 ? parts.get(0) : new Junction(connective, parts, false);
    }

    private MarkerNode atom(int depth) {
        skipSpace();
        MarkerNode atom;
        if (peek() == '(') {
            atom = parenthesized(depth + 1);
        } else {
            Operand left = operand();
            skipSpace();
            MarkerOperator operator = operator();
            skipSpace();
            atom = new Comparison(left, operator, operand());
        }
        skipSpace();
        return atom;
    }

    private MarkerNode parenthesized(int depth) {
        if (depth > DEEPEST) {
            throw fault("at most " + DEEPEST + " parentheses within one another");
        }
        position++;
        MarkerNode inner = marker(depth);
        if (peek() != ')') {
            throw fault("'and', 'or' or ')'");
        }
        position++;
        return inner.inParentheses();
    }

    private Operand operand() {
        char first = peek();
        if (first == '"' || first == '\'') {
            return Operand.of(string(first));
        }
        int end = position;
        while (end < text.length() && (isWordPart(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        // The longest field's name bounds what is looked up.
        MarkerField field = end - position <= 40 ? FIELDS.get(text.substring(position, end)) : null;
        if (field == null) {
            throw fault(OPERAND);
        }
        position = end;
        return Operand.of(field);
    }

    private String string(char quote) {
        int close = text.indexOf(quote, position + 1);
        if (close < 0) {
            position = text.length();
            throw fault("the closing " + quote);
        }
        String value = PythonText.read(text, position + 1, close);
        position = close + 1;
        return value;
    }

    private MarkerOperator operator() {
        MarkerOperator operator = symbol();
        if (operator != null) {
            position += operator.toString().length();
            return operator;
        }
        if (skipWord("in")) {
            return MarkerOperator.IN;
        }
        if (skipWord("not")) {
            return notIn();
        }
        throw fault(OPERATOR);
    }

    private MarkerOperator notIn() {
        int before = position;
        skipSpace();
        if (position == before || !skipWord("in")) {
            throw fault("a space and 'in' after 'not'");
        }
        return MarkerOperator.NOT_IN;
    }

    private @Nullable MarkerOperator symbol() {
        boolean equal = position + 1 < text.length() && text.charAt(position + 1) == '=';
        return switch (peek()) {
            case '<' -> equal ? MarkerOperator.LESS_OR_EQUAL : MarkerOperator.LESS;
            case '>' -> equal ? MarkerOperator.GREATER_OR_EQUAL : MarkerOperator.GREATER;
            case '!' -> equal ? MarkerOperator.NOT_EQUAL : null;
            case '~' -> equal ? MarkerOperator.COMPATIBLE : null;
            case '=' ->
                !equal ? null : text.startsWith("===", position) ? MarkerOperator.IDENTICAL : MarkerOperator.EQUAL;
            default -> null;
        };
    }

    private boolean skipWord(String word) {
        int end = position + word.length();
        if (!text.startsWith(word, position) || (end < text.length() && isWordPart(text.charAt(end)))) {
            return false;
        }
        position = end;
        return true;
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\t') {
            position++;
        }
    }

    /** The next character, or a null character at the end, which is allowed nowhere. */
    private char peek() {
        return position < text.length() ? text.charAt(position) : 0;
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private InvalidMarkerException fault(String expected) {
        return new InvalidMarkerException(text, position, expected);
    }
}
