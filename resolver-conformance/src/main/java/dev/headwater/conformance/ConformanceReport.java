// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance;

import dev.headwater.conformance.matrix.Matrix;
import dev.headwater.conformance.matrix.MatrixJson;
import dev.headwater.conformance.matrix.MatrixText;
import dev.headwater.conformance.page.MatrixPage;
import java.util.Set;

/**
 * What every subject made of every scenario. Immutable; each text of it is the same each time.
 *
 * @since 0.1.0
 */
public final class ConformanceReport {
    private final Matrix matrix;

    ConformanceReport(Matrix matrix) {
        this.matrix = matrix;
    }

    /** {@return the names of the subjects that differ, or fail, in some scenario, in order} */
    public Set<String> against() {
        return matrix.against();
    }

    /** {@return the names of the subjects that were left out of every scenario, in order} */
    public Set<String> unasked() {
        return matrix.unasked();
    }

    /** {@return it for people who read a terminal, sentence by sentence} */
    public String text() {
        return MatrixText.of(matrix);
    }

    /** {@return it as one JSON object, as {@code docs/schema/conformance-1.json} describes it} */
    public String json() {
        return MatrixJson.of(matrix);
    }

    /** {@return it as one HTML file without a script, which loads nothing} */
    public String html() {
        return MatrixPage.of(matrix);
    }
}
