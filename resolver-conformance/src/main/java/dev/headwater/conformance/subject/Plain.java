// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.subject;

import dev.headwater.api.index.IndexId;
import dev.headwater.conformance.scenario.PolicyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What installers of others can be told: indexes in order, and a few words about versions and files. */
final class Plain {
    private Plain() {}

    /**
     * {@return why a question cannot be put to one who knows of a policy no more than the order of its indexes}
     *
     * @param tables the tables of a policy that he knows all the same
     */
    static Optional<String> untold(Question question, Set<String> tables) {
        Optional<String> program = question.needsProgram();
        if (program.isPresent()) {
            return program;
        }
        if (question.urls().isEmpty()) {
            return Optional.of("where no index is named it has one of its own");
        }
        PolicyText policy = question.policy();
        for (IndexId id : question.urls().keySet()) {
            for (String key : policy.options(id).keySet()) {
                return Optional.of("it has no word for '" + key + "' of an index");
            }
        }
        for (String table : List.of("pins", "format", "cool-downs", "resolution")) {
            if (!policy.table(table).isEmpty() && !tables.contains(table)) {
                return Optional.of("it has no word for '" + table + "' of a policy");
            }
        }
        return policy.overlays().isEmpty() ? Optional.empty() : Optional.of("it knows no overlays");
    }

    /** {@return the options that mean a rule of formats; nothing if there are none} */
    static Optional<List<String>> formats(String pattern, String rule) {
        String name = pattern.equals("*") ? ":all:" : pattern;
        boolean isKnown = rule.equals("only-binary") || rule.equals("no-binary");
        if (!isKnown || name.endsWith("*")) {
            return Optional.empty();
        }
        return Optional.of(new ArrayList<>(List.of("--" + rule, name)));
    }
}
