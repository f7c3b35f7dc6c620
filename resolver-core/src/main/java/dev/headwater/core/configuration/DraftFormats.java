// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.policy.FormatRule;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.core.file.FormatOptions;
import dev.headwater.core.imported.ImportNote.Level;
import java.util.ArrayList;
import java.util.List;

/** The formats of a policy in the making, of which what comes later may take back what came before. */
final class DraftFormats {
    private record Said(Spot spot, String names, FormatRule rule) {}

    private final FormatOptions options = new FormatOptions();
    private final List<Said> said = new ArrayList<>();

    /** Takes wheels only of some projects. */
    void onlyBinary(Spot spot, String names) {
        spot.parsed(() -> {
            options.onlyBinary(names);
            return said.add(new Said(spot, names, FormatRule.ONLY_BINARY));
        });
    }

    /** Takes source distributions only of some projects. */
    void noBinary(Spot spot, String names) {
        spot.parsed(() -> {
            options.noBinary(names);
            return said.add(new Said(spot, names, FormatRule.NO_BINARY));
        });
    }

    /** Takes wheels first, where nothing else is said. */
    void preferBinary() {
        options.preferBinary();
    }

    /** Gives a draft what holds after all, and a note for each line: one for what holds, one for what does not. */
    void finish(Draft draft, String holds, Level level, String takenBack) {
        FormatPolicy policy = options.policy();
        for (Said one : said) {
            boolean kept = holds(one, policy);
            draft.note("format", one.spot(), kept ? Level.SAME : level, kept ? holds : takenBack);
        }
        draft.format(policy);
    }

    private static boolean holds(Said one, FormatPolicy policy) {
        for (String name : one.names().split(",", -1)) {
            boolean all = name.equals(":all:");
            boolean none = name.equals(":none:");
            if (!none && policy.rules().get(NamePattern.parse(all ? "*" : name.strip())) != one.rule()) {
                return false;
            }
        }
        return true;
    }
}
