// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.sentence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sentences that no scenario shows, by page and reason. The tests that hold each stand below it. */
final class NotShown {
    private static final Map<String, String> REASONS = reasons();

    private final Map<String, String> reasons = new HashMap<>();

    private NotShown() {}

    /** {@return by the number of a sentence why no scenario shows it} */
    static Map<String, String> all() {
        return REASONS;
    }

    private static Map<String, String> reasons() {
        NotShown all = new NotShown();
        all.addOwnership();
        all.addCandidates();
        all.addCaches();
        return Map.copyOf(all.reasons);
    }

    private void add(String reason, String sentences) {
        List.of(sentences.split(" ")).forEach(sentence -> reasons.put(sentence, reason));
    }

    private void addOwnership() {
        add("it takes the ports 80 and 443", "O32");
        add("it takes an index over plain http on another machine", "O36");
        add("it takes two resolutions that share an index", "O62");
    }

    private void addCandidates() {
        add("it takes a page over https", "C75");
        add("it takes an index at a public address", "C76 C77");
    }

    private void addCaches() {
        add("a scenario sees what is asked and answered, and not what is written down", "K6");
        add("a scenario does not read what goes to standard error", "K13");
        add("a scenario does not reach into what is kept", "K20 K21 K22");
        add("a scenario does not say whose a folder is", "K23");
        add("a scenario tells of answers that are kept and of nothing else, and has no signed overlays", "K24");
    }
}
