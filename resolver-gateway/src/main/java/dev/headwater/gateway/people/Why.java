// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.people;

import java.util.List;

/**
 * What the page of one decision shows, in words.
 *
 * @param name the project
 * @param verdict who supplies it, in a sentence
 * @param answer what an installer gets
 * @param style the class of that
 * @param at when that was found
 * @param isOld whether it was found by a policy before
 * @param asked the indexes that were asked, in order
 * @param notes what else is to be said
 * @param overlays the overlays on the project
 * @param earlier the decisions before
 */
record Why(
        String name,
        String verdict,
        String answer,
        String style,
        String at,
        boolean isOld,
        List<Asked> asked,
        List<Note> notes,
        List<OverlayRow> overlays,
        List<DecisionRow> earlier) {

    /**
     * An index that was asked.
     *
     * @param index the index
     * @param answer what it said
     * @param style the class of that
     * @param fault what came instead of an answer
     */
    record Asked(String index, String answer, String style, String fault) {}

    /**
     * Some texts under one heading.
     *
     * @param heading the heading
     * @param texts the texts
     */
    record Note(String heading, List<String> texts) {}
}
