// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.debian.BinaryPackage.Alternatives;
import dev.headwater.distro.debian.BinaryPackage.Provision;
import dev.headwater.distro.debian.Relation.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the fields of relations of many packages; the same group, which stands in thousands of them, is one object. */
final class RelationFields {
    private final Map<String, Alternatives> groups = new HashMap<>();

    /**
     * Reads a field of dependencies.
     *
     * @param unreadable is told each group that cannot be read; it is left out
     */
    List<Alternatives> depends(String field, Consumer<String> unreadable) {
        List<Alternatives> read = new ArrayList<>();
        for (String text : texts(field)) {
            Alternatives group = group(text);
            if (group == null) {
                unreadable.accept(text);
            } else {
                read.add(group);
            }
        }
        return read;
    }

    /**
     * Reads a field of names that are provided.
     *
     * @param unreadable is told each that cannot be read; it is left out
     */
    List<Provision> provides(String field, Consumer<String> unreadable) {
        List<Provision> read = new ArrayList<>();
        for (String text : texts(field)) {
            Alternatives group = group(text);
            if (group == null
                    || group.branches().size() > 1
                    || !isProvision(group.branches().get(0))) {
                unreadable.accept(text);
            } else {
                Relation relation = group.branches().get(0);
                read.add(new Provision(relation.name(), relation.version()));
            }
        }
        return read;
    }

    private static boolean isProvision(Relation relation) {
        return relation.operator() == Operator.ANY || relation.operator() == Operator.EQUAL;
    }

    private static List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        int from = 0;
        while (from < field.length()) {
            int comma = field.indexOf(',', from);
            int to = comma < 0 ? field.length() : comma;
            String text = field.substring(from, to).strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
            from = to + 1;
        }
        return texts;
    }

    private @Nullable Alternatives group(String text) {
        Alternatives known = groups.get(text);
        if (known != null) {
            return known;
        }
        List<Relation> branches = RelationScanner.branches(text);
        if (branches == null) {
            return null;
        }
        Alternatives group = new Alternatives(branches);
        groups.put(text, group);
        return group;
    }
}
