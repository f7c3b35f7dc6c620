// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a licence expression from left to right. Depth is counted, not recursed into, so it needs no bound: all that a
 * parenthesis changes is what may come next.
 */
final class LicenseExpressionParser {
    private static final String REFERENCE = "licenseref-";
    private static final String OPERAND = "an SPDX license identifier, LicenseRef-… or '('";
    private static final String OPERATOR = "AND, OR or the end";

    private enum State {
        /** At the start, behind an operator or an opening parenthesis. */
        OPERAND,
        /** Behind a licence: an exception to it may follow. */
        AFTER_LICENSE,
        /** Behind an exception or a closing parenthesis. */
        AFTER_OPERAND,
        /** Behind {@code WITH}. */
        EXCEPTION
    }

    private final String text;
    private final StringBuilder normalized = new StringBuilder();
    private final List<String> licenses = new ArrayList<>();
    private State state = State.OPERAND;
    private int depth;

    LicenseExpressionParser(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isBlank(c)) {
                at++;
            } else if (c == '(' || c == ')') {
                parenthesis(c, at++);
            } else {
                int end = wordEnd(at);
                word(text.substring(at, end), at);
                at = end;
            }
        }
        if (state == State.OPERAND || state == State.EXCEPTION) {
            throw fault(at, expected());
        } else if (depth > 0) {
            throw fault(at, "')'");
        }
    }

    String normalized() {
        return normalized.toString();
    }

    List<String> licenses() {
        return List.copyOf(licenses);
    }

    private void parenthesis(char c, int at) {
        boolean opens = c == '(';
        if (opens != (state == State.OPERAND) || state == State.EXCEPTION || (!opens && depth == 0)) {
            throw fault(at, expected());
        }
        if (opens) {
            space();
        }
        normalized.append(c);
        depth += opens ? 1 : -1;
        state = opens ? State.OPERAND : State.AFTER_OPERAND;
    }

    private void word(String word, int at) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean operator = lower.equals("and") || lower.equals("or");
        if (operator && (state == State.AFTER_LICENSE || state == State.AFTER_OPERAND)) {
            add(lower.toUpperCase(Locale.ROOT), State.OPERAND);
        } else if (lower.equals("with") && state == State.AFTER_LICENSE) {
            add("WITH", State.EXCEPTION);
        } else if (state == State.OPERAND) {
            license(word, lower, at);
        } else if (state == State.EXCEPTION) {
            add(known(SpdxIdentifiers.exception(lower), at), State.AFTER_OPERAND);
        } else {
            throw fault(at, expected());
        }
    }

    private void license(String word, String lower, int at) {
        if (lower.startsWith(REFERENCE)) {
            String own = "LicenseRef-" + word.substring(REFERENCE.length());
            checkReference(word, at);
            licenses.add(own);
            add(own, State.AFTER_LICENSE);
            return;
        }
        boolean later = lower.endsWith("+");
        String id = known(SpdxIdentifiers.license(later ? lower.substring(0, lower.length() - 1) : lower), at);
        licenses.add(id);
        add(later ? id + "+" : id, State.AFTER_LICENSE);
    }

    private void checkReference(String word, int at) {
        for (int i = REFERENCE.length(); i < word.length(); i++) {
            char c = word.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!allowed && c != '.' && c != '-') {
                throw fault(at + i, "a letter, a digit, '.' or '-'");
            }
        }
        if (word.length() == REFERENCE.length()) {
            throw fault(at + word.length(), "the name of a license");
        }
    }

    private String known(@Nullable String identifier, int at) {
        if (identifier == null) {
            throw fault(at, expected());
        }
        return identifier;
    }

    private void add(String word, State next) {
        space();
        normalized.append(word);
        state = next;
    }

    private void space() {
        if (normalized.length() > 0 && normalized.charAt(normalized.length() - 1) != '(') {
            normalized.append(' ');
        }
    }

    private String expected() {
        return switch (state) {
            case OPERAND -> OPERAND;
            case EXCEPTION -> "an SPDX license exception";
            case AFTER_LICENSE -> "WITH, " + OPERATOR;
            case AFTER_OPERAND -> OPERATOR;
        };
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length()
                && !isBlank(text.charAt(end))
                && text.charAt(end) != '('
                && text.charAt(end) != ')') {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private InvalidLicenseExpressionException fault(int position, String expected) {
        return new InvalidLicenseExpressionException(text, position, expected);
    }
}
