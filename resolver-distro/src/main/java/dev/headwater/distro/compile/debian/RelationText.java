// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.debian;

import dev.headwater.api.text.Shown;
import dev.headwater.distro.debian.BinaryPackage.Alternatives;
import dev.headwater.distro.debian.Relation;
import java.util.stream.Collectors;

/** Relations as they are written in a stanza. */
final class RelationText {
    private static final int LONGEST = 400;

    private RelationText() {}

    static String of(Alternatives group) {
        return shown(group.branches().stream().map(RelationText::plain).collect(Collectors.joining(" | ")));
    }

    static String of(Relation relation) {
        return shown(plain(relation));
    }

    private static String plain(Relation relation) {
        String qualifier = relation.qualifier().isEmpty() ? "" : ":" + relation.qualifier();
        String bound = relation.operator() == Relation.Operator.ANY
                ? ""
                : " (" + sign(relation.operator()) + " " + relation.version() + ")";
        return relation.name() + qualifier + bound;
    }

    private static String sign(Relation.Operator operator) {
        return switch (operator) {
            case ANY -> "";
            case EARLIER -> "<<";
            case EARLIER_OR_EQUAL -> "<=";
            case EQUAL -> "=";
            case LATER_OR_EQUAL -> ">=";
            case LATER -> ">>";
        };
    }

    private static String shown(String text) {
        return Shown.text(text, LONGEST);
    }
}
