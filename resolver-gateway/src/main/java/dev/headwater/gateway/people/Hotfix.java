// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.people;

import java.util.List;

/**
 * What the page of an overlay shows, in words.
 *
 * @param row what it is
 * @param index whose files it is for
 * @param expected the requirements that it expects beside those that it changes
 * @param lines what it says
 * @param groups what comes of the files that are there
 * @param more how many more files it is for
 * @param text why none could be looked at; empty where they could
 */
record Hotfix(
        OverlayRow row,
        String index,
        List<String> expected,
        List<Line> lines,
        List<Group> groups,
        int more,
        String text) {

    /**
     * A line of what is changed.
     *
     * @param isNew whether it is there from now on; else it no longer is
     * @param text what
     */
    record Line(boolean isNew, String text) {}

    /**
     * Files of which the same comes.
     *
     * @param files their names
     * @param lines what is changed
     * @param text what else is to be said
     */
    record Group(List<String> files, List<Line> lines, String text) {}
}
