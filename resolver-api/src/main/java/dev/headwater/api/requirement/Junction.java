// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parts that are joined by {@code and}, or by {@code or}.
 *
 * @param connective what joins them
 * @param parts two or more
 * @param parenthesized whether it stands in parentheses; kept where the standard would not need them, so that a marker
 *     prints as it was written
 */
record Junction(Connective connective, List<MarkerNode> parts, boolean parenthesized) implements MarkerNode {
    enum Connective {
        AND("and", Truth.FALSE),
        OR("or", Truth.TRUE);

        private final String word;
        /** The value of a part that decides the whole. */
        private final Truth deciding;

        Connective(String word, Truth deciding) {
            this.word = word;
            this.deciding = deciding;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    Junction {
        parts = List.copyOf(parts);
    }

    @Override
    public boolean isJoinedBy(Connective other) {
        return connective == other;
    }

    @Override
    public MarkerNode inParentheses() {
        return parenthesized ? this : new Junction(connective, parts, true);
    }

    @Override
    public MarkerNode withoutParentheses() {
        return parenthesized ? new Junction(connective, parts, false) : this;
    }

    @Override
    public Decision toDecision(MarkerDiagrams diagrams) {
        return diagrams.of(connective, parts);
    }

    @Override
    public Truth truth(MarkerEnvironment environment, MarkerSelection selection, String extra) {
        Truth result = connective == Connective.AND ? Truth.TRUE : Truth.FALSE;
        for (int i = 0; i < parts.size(); i++) {
            MarkerNode part = parts.get(i);
            if (result == connective.deciding && !part.mayBeUndefined()) {
                continue;
            }
            Truth truth = part.truth(environment, selection, extra);
            if (truth == Truth.UNDEFINED) {
                return truth;
            }
            if (truth == connective.deciding || (truth == Truth.UNKNOWN && result != connective.deciding)) {
                result = truth;
            }
        }
        return result;
    }

    @Override
    public boolean mayBeUndefined() {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).mayBeUndefined()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void collectUnknown(
            MarkerEnvironment environment, MarkerSelection selection, String extra, Set<MarkerField> fields) {
        for (MarkerNode part : parts) {
            if (part.truth(environment, selection, extra) == Truth.UNKNOWN) {
                part.collectUnknown(environment, selection, extra, fields);
            }
        }
    }

    @Override
    public @Nullable MarkerFault findFault(MarkerEnvironment environment, MarkerSelection selection, String extra) {
        for (MarkerNode part : parts) {
            MarkerFault fault = part.findFault(environment, selection, extra);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    @Override
    public boolean mentions(MarkerField field) {
        for (MarkerNode part : parts) {
            if (part.mentions(field)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean collectExtras(Set<String> names) {
        for (MarkerNode part : parts) {
            if (!part.collectExtras(names)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int depth() {
        int deepest = 0;
        for (MarkerNode part : parts) {
            deepest = Math.max(deepest, part.depth());
        }
        return parenthesized ? deepest + 1 : deepest;
    }

    @Override
    public void print(StringBuilder out) {
        out.append(parenthesized ? "(" : "");
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.append(' ').append(connective).append(' ');
            }
            parts.get(i).print(out);
        }
        out.append(parenthesized ? ")" : "");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Junction that
                && connective == that.connective
                && parenthesized == that.parenthesized
                && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return 31 * connective.toString().hashCode() + parts.hashCode();
    }
}
