// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.hotfix.Hotfix;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The reasons of overlays that are made of what an index has. */
final class Reasons {
    /** So many are named; a reason is a line, and the overlay itself has them all. */
    private static final int MOST = 5;

    private Reasons() {}

    /** {@return why requirements are widened that nothing in an index meets} */
    static String ofSurvey(List<Hotfix> hotfixes, IndexId index) {
        return "lets it take "
                + listed(hotfixes.stream().map(Reasons::offered).distinct().toList()) + ", which " + index
                + " has; nobody has tested it";
    }

    /** {@return why what is published does not hold of what a distributor's package provides} */
    static String ofFeed(List<Hotfix> hotfixes, List<Requirement> additions, ProvidedPackage by, IndexId feed) {
        List<String> ways = new ArrayList<>();
        List<String> taken = hotfixes.stream()
                .filter(one -> one.instead().isPresent())
                .map(Reasons::offered)
                .distinct()
                .toList();
        List<String> left = hotfixes.stream()
                .filter(one -> one.instead().isEmpty())
                .map(one -> one.published().requirement().name().value())
                .distinct()
                .toList();
        List<String> added =
                additions.stream().map(one -> one.name().value()).distinct().toList();
        way(ways, "with ", taken);
        way(ways, "without ", left);
        way(ways, "and requires ", added);
        return feed + " has it as " + Shown.text(by.toString()) + " " + String.join(" ", ways);
    }

    private static void way(List<String> ways, String word, List<String> names) {
        if (!names.isEmpty()) {
            ways.add(word + listed(names));
        }
    }

    private static String offered(Hotfix hotfix) {
        return hotfix.published().requirement().name() + " " + hotfix.offered().orElseThrow();
    }

    private static String listed(List<String> names) {
        int more = names.size() - MOST;
        return names.stream().limit(MOST).collect(Collectors.joining(" and "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
