// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.debian.Relation.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one group of alternatives: {@code a:any (>= 1) | b}. What only relations of sources have, architectures in
 * brackets and build profiles, is not read.
 */
final class RelationScanner {
    private final String text;
    private int at;

    private RelationScanner(String text) {
        this.text = text;
    }

    /** {@return the branches, or {@code null} where the text is no such group} */
    static @Nullable List<Relation> branches(String text) {
        return new RelationScanner(text).branches();
    }

    private @Nullable List<Relation> branches() {
        List<Relation> branches = new ArrayList<>(1);
        do {
            Relation branch = branch();
            if (branch == null) {
                return null;
            }
            branches.add(branch);
        } while (skips('|'));
        return at == text.length() ? branches : null;
    }

    private @Nullable Relation branch() {
        String name = wordBefore(":(|");
        if (!PackageName.isOne(name)) {
            return null;
        }
        if (!follows(':')) {
            return bounded(name, "");
        }
        String qualifier = wordBefore("(|");
        return PackageName.isOne(qualifier) ? bounded(name, qualifier) : null;
    }

    private @Nullable Relation bounded(String name, String qualifier) {
        if (!skips('(')) {
            return new Relation(name, qualifier, Operator.ANY, "");
        }
        Operator operator = operator();
        String version = wordBefore(")");
        return operator != null && skips(')') && DebianVersion.parseOrNull(version) != null
                ? new Relation(name, qualifier, operator, version)
                : null;
    }

    /** The old {@code <} and {@code >} mean what they do for dpkg: earlier or equal, later or equal. */
    private @Nullable Operator operator() {
        if (skips('=')) {
            return Operator.EQUAL;
        }
        if (skips('<')) {
            return follows('<') ? Operator.EARLIER : orEqual(Operator.EARLIER_OR_EQUAL);
        }
        if (skips('>')) {
            return follows('>') ? Operator.LATER : orEqual(Operator.LATER_OR_EQUAL);
        }
        return null;
    }

    private Operator orEqual(Operator operator) {
        follows('=');
        return operator;
    }

    private boolean follows(char sign) {
        boolean follows = at < text.length() && text.charAt(at) == sign;
        at += follows ? 1 : 0;
        return follows;
    }

    private boolean skips(char sign) {
        skipSpace();
        return follows(sign);
    }

    private void skipSpace() {
        while (at < text.length() && (Stanzas.isSpace(text.charAt(at)) || text.charAt(at) == '\n')) {
            at++;
        }
    }

    /** A word that ends before white space or any of some signs. */
    private String wordBefore(String signs) {
        skipSpace();
        int start = at;
        while (at < text.length() && text.charAt(at) > ' ' && signs.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }
}
