// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.matrix;

import java.util.List;

/**
 * A scenario, and what each subject made of it.
 *
 * @param name its name
 * @param rule what it shows, in a sentence
 * @param expected what has to come of it
 * @param cells a cell for each column
 */
public record Row(String name, String rule, Expected expected, List<Cell> cells) {
    /** {@return the sign of each cell} */
    public String marks() {
        StringBuilder marks = new StringBuilder();
        cells.forEach(cell -> marks.append(cell.verdict().mark()));
        return marks.toString();
    }
}
