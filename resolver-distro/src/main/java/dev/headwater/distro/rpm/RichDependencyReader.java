// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.rpm.Dependency.Operator;
import dev.headwater.distro.rpm.RichDependency.Condition;
import dev.headwater.distro.rpm.RichDependency.Conditional;
import dev.headwater.distro.rpm.RichDependency.Joined;
import dev.headwater.distro.rpm.RichDependency.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rich dependencies. One operator joins all operands of a pair of parentheses. */
public final class RichDependencyReader {
    /** The longest text that is read; the longest that rpm's generators write has some thousand characters. */
    public static final int LONGEST = 1 << 14;

    /** How deep parentheses may stand in one another; what generators write has three. */
    public static final int DEEPEST = 32;

    private final String text;
    private int at;
    private int depth;

    private RichDependencyReader(String text) {
        this.text = text;
    }

    /**
     * Reads an expression, from its first parenthesis to its last.
     *
     * @throws InvalidRichDependencyException if it is none, or longer or deeper than what is read
     */
    public static RichDependency parse(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidRichDependencyException(
                    LONGEST,
                    "a dependency of " + text.length() + " characters, of which at most " + LONGEST + " are read");
        }
        RichDependencyReader reader = new RichDependencyReader(text);
        RichDependency read = reader.expression();
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw reader.invalid("something follows its end");
        }
        return read;
    }

    private RichDependency expression() {
        require('(');
        depth++;
        if (depth > DEEPEST) {
            throw invalid("nested more than " + DEEPEST + " deep");
        }
        RichDependency first = operand();
        String word = word();
        RichDependency read = word.isEmpty() ? first : joined(first, word);
        require(')');
        depth--;
        return read;
    }

    private RichDependency joined(RichDependency first, String word) {
        return switch (word) {
            case "and", "or", "with", "without" -> chain(first, word);
            case "if", "unless" -> conditional(first, word);
            default -> throw invalid("'" + word + "' joins nothing");
        };
    }

    private RichDependency chain(RichDependency first, String word) {
        List<RichDependency> operands = new ArrayList<>(List.of(first, operand()));
        for (String next = word(); !next.isEmpty(); next = word()) {
            if (!next.equals(word)) {
                throw invalid("'" + next + "' follows '" + word + "' without parentheses");
            }
            operands.add(operand());
        }
        return new Joined(RichDependency.Operator.valueOf(word.toUpperCase(Locale.ROOT)), operands);
    }

    private RichDependency conditional(RichDependency wanted, String word) {
        RichDependency condition = operand();
        String next = word();
        if (!next.isEmpty() && !next.equals("else")) {
            throw invalid("'" + next + "' follows '" + word + "' without parentheses");
        }
        Optional<RichDependency> otherwise = next.isEmpty() ? Optional.empty() : Optional.of(operand());
        return new Conditional(Condition.valueOf(word.toUpperCase(Locale.ROOT)), wanted, condition, otherwise);
    }

    private RichDependency operand() {
        skipSpace();
        return follows('(') ? expression() : simple();
    }

    private RichDependency simple() {
        String name = capability();
        if (name.isEmpty()) {
            throw invalid("a capability is missing");
        }
        int end = at;
        Operator operator = operator();
        if (operator == null) {
            at = end;
            return new Simple(new Dependency(name, Operator.ANY, ""));
        }
        String version = capability();
        if (RpmVersion.parseOrNull(version) == null) {
            throw invalid("a version is missing");
        }
        return new Simple(new Dependency(name, operator, version));
    }

    /** A name may have parentheses, each with its partner. */
    private String capability() {
        skipSpace();
        int start = at;
        int open = 0;
        while (at < text.length() && text.charAt(at) > ' ' && !(open == 0 && text.charAt(at) == ')')) {
            open += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            at++;
        }
        return text.substring(start, at);
    }

    private @Nullable Operator operator() {
        skipSpace();
        int start = at;
        while (at < text.length() && "<=>".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Operator.ofSign(text.substring(start, at));
    }

    /** {@return the next word; empty text before a parenthesis} */
    private String word() {
        skipSpace();
        int start = at;
        while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean follows(char sign) {
        return at < text.length() && text.charAt(at) == sign;
    }

    private void require(char sign) {
        skipSpace();
        if (!follows(sign)) {
            throw invalid("'" + sign + "' is missing");
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private InvalidRichDependencyException invalid(String fault) {
        return new InvalidRichDependencyException(at, fault);
    }
}
