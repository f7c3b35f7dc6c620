// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export.page;

import java.util.List;
import java.util.Optional;

/**
 * What a report shows, in words: its template decides where, and escapes.
 *
 * @param title the title
 * @param state how it ended: {@code good}, {@code bad}, or {@code lock}
 * @param stateWords that in words, short
 * @param headline that in a sentence
 * @param facts what else is to be known of the whole: a name and a value each
 * @param notices what should be known
 * @param proof why there is no solution
 * @param hints what could be done
 * @param suppliers who supplies what
 * @param packages the packages
 * @param decisions where there are no packages: who supplies each project that was looked at
 * @param map the graph, where there are not too many packages for one
 * @param tree the packages by who needs them, where there are too many
 */
record Page(
        String title,
        String state,
        String stateWords,
        String headline,
        List<Fact> facts,
        List<String> notices,
        List<ProofLine> proof,
        List<String> hints,
        List<PageSupplier> suppliers,
        List<PagePackage> packages,
        List<Decision> decisions,
        Optional<PageMap> map,
        List<Branch> tree) {

    /**
     * A fact.
     *
     * @param name its name
     * @param value its value
     */
    record Fact(String name, String value) {}

    /**
     * A line of a proof.
     *
     * @param number the number of the step; empty for a heading
     * @param text the sentence
     * @param because the numbers of the steps that it rests on
     * @param decisive whether it says most
     * @param below whether it stands below a heading
     */
    record ProofLine(String number, String text, List<String> because, boolean decisive, boolean below) {
        String style() {
            return number.isEmpty() ? "group" : (decisive ? "step decisive" : "step") + (below ? " below" : "");
        }
    }

    /**
     * Who supplies a project that was looked at.
     *
     * @param project the project
     * @param style the class of the colour of who supplies it
     * @param shape the class of the mark of who supplies it
     * @param supplier who supplies it, or why nobody does
     * @param rule how that was decided
     * @param asked who was asked, and what was answered
     */
    record Decision(String project, String style, String shape, String supplier, String rule, String asked) {}
}
