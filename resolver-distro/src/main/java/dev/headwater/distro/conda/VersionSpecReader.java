// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import dev.headwater.distro.conda.VersionSpec.Comparison;
import dev.headwater.distro.conda.VersionSpec.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads version specs: clauses joined by {@code ,} and {@code |}, with parentheses. Regular expressions, and globs but
 * at the end, are not read.
 *
 * <p>The standard calls {@code !=1.5} the negation of {@code =1.5}; conda, mamba and rattler leave out the one version,
 * which is what is done here.
 */
final class VersionSpecReader {
    private static final int DEEPEST = 16;
    private static final List<String> SIGNS = List.of("==", "!=", "<=", ">=", "~=", "=", "<", ">");

    private final String text;
    private int at;

    private VersionSpecReader(String text) {
        this.text = text;
    }

    /**
     * Reads one.
     *
     * @throws InvalidMatchSpecException if it cannot be read
     */
    static VersionSpec parse(String text) {
        VersionSpecReader reader = new VersionSpecReader(text.replace(" ", ""));
        VersionSpec read = reader.anyOf(0);
        if (reader.at < reader.text.length()) {
            throw reader.fault("is followed by more");
        }
        return read;
    }

    private InvalidMatchSpecException fault(String fault) {
        return new InvalidMatchSpecException(text, fault);
    }

    private VersionSpec anyOf(int depth) {
        List<VersionSpec> parts = new ArrayList<>(List.of(all(depth)));
        while (takes('|')) {
            parts.add(all(depth));
        }
        if (parts.stream().anyMatch(VersionSpec.Any.class::isInstance)) {
            return new VersionSpec.Any();
        }
        return parts.size() == 1 ? parts.get(0) : new VersionSpec.AnyOf(parts);
    }

    private VersionSpec all(int depth) {
        List<VersionSpec> parts = new ArrayList<>(List.of(clause(depth)));
        while (takes(',')) {
            parts.add(clause(depth));
        }
        return parts.size() == 1 ? parts.get(0) : new VersionSpec.All(parts);
    }

    private boolean takes(char sign) {
        boolean is = at < text.length() && text.charAt(at) == sign;
        at += is ? 1 : 0;
        return is;
    }

    private VersionSpec clause(int depth) {
        if (takes('(')) {
            if (depth == DEEPEST) {
                throw fault("has more than " + DEEPEST + " parentheses in each other");
            }
            VersionSpec inner = anyOf(depth + 1);
            if (!takes(')')) {
                throw fault("has a parenthesis that does not end");
            }
            return inner;
        }
        int from = at;
        while (at < text.length() && ",|()".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return comparison(text.substring(from, at));
    }

    private VersionSpec comparison(String clause) {
        if (clause.equals("*")) {
            return new VersionSpec.Any();
        }
        String sign = SIGNS.stream().filter(clause::startsWith).findFirst().orElse("");
        String rest = clause.substring(sign.length());
        boolean isSeries = rest.endsWith("*");
        String series = rest.endsWith(".*")
                ? rest.substring(0, rest.length() - 2)
                : isSeries ? rest.substring(0, rest.length() - 1) : rest;
        CondaVersion version = CondaVersion.parseOrNull(series);
        if (version == null) {
            throw fault("has no version that can be read");
        }
        if (isSeries && isOther(sign, rest.endsWith(".*"))) {
            throw fault("compares with a series in a way that conda takes otherwise");
        }
        return switch (sign) {
            case "" -> new Comparison(isSeries ? Operator.SERIES : Operator.EQUAL, version);
            case "==" -> new Comparison(isSeries ? Operator.SERIES : Operator.EQUAL, version);
            case "=" -> new Comparison(Operator.SERIES, version);
            case "!=" -> new Comparison(isSeries ? Operator.NOT_SERIES : Operator.NOT_EQUAL, version);
            // A series as a bound is the version that it begins with.
            case ">=" -> new Comparison(Operator.LATER_OR_EQUAL, version);
            case "<" -> new Comparison(Operator.EARLIER, version);
            case "~=" -> compatible(version, isSeries);
            case "<=" -> plain(Operator.EARLIER_OR_EQUAL, version, isSeries);
            default -> plain(Operator.LATER, version, isSeries);
        };
    }

    /** {@return whether conda takes it for another thing than a series, at least among other clauses} */
    private boolean isOther(String sign, boolean hasDot) {
        boolean isAlone = text.chars().noneMatch(c -> c == ',' || c == '|');
        return switch (sign) {
            case "==" -> !isAlone;
            case "=" -> !isAlone && !hasDot;
            case "!=", ">=", "<" -> !hasDot;
            default -> false;
        };
    }

    private VersionSpec plain(Operator operator, CondaVersion version, boolean isSeries) {
        if (isSeries) {
            throw fault("bounds by a series");
        }
        return new Comparison(operator, version);
    }

    private VersionSpec compatible(CondaVersion version, boolean isSeries) {
        CondaVersion series = version.series().orElse(null);
        if (isSeries || series == null) {
            throw fault("has a version of which nothing is compatible");
        }
        return new VersionSpec.All(
                List.of(new Comparison(Operator.LATER_OR_EQUAL, version), new Comparison(Operator.SERIES, series)));
    }
}
