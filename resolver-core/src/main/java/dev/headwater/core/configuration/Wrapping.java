// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.configuration;

import java.util.ArrayList;
import java.util.List;

/** Breaks a comment into lines that fit a page. */
final class Wrapping {
    private static final int WIDTH = 98;

    private Wrapping() {}

    /** {@return the lines; those behind the first are indented} */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(" ");
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
