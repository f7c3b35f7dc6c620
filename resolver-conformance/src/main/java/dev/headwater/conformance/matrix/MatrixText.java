// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.matrix;

import java.util.List;

/** Writes a matrix as text: the subjects, then sentence by sentence a line for each scenario, and who differs how. */
public final class MatrixText {
    private static final int WIDTH = 96;

    private final Matrix matrix;
    private final StringBuilder text = new StringBuilder();

    private MatrixText(Matrix matrix) {
        this.matrix = matrix;
    }

    /** {@return the text} */
    public static String of(Matrix matrix) {
        MatrixText written = new MatrixText(matrix);
        written.writeSubjects();
        matrix.groups().forEach(written::write);
        written.writeLeftOut();
        return written.text.toString();
    }

    private void writeSubjects() {
        text.append(matrix.rows().size() == 1 ? "1 scenario" : matrix.rows().size() + " scenarios")
                .append("; = agrees, x differs, ! failed, - left out\n");
        for (int column = 0; column < matrix.columns().size(); column++) {
            Column subject = matrix.columns().get(column);
            text.append(column + 1).append(". ").append(subject.name());
            if (!subject.version().isEmpty()) {
                text.append(" (").append(subject.version()).append(')');
            }
            text.append(": ").append(matrix.tallyWords(column)).append('\n');
        }
    }

    private void write(Group group) {
        text.append('\n');
        wrap(group.number().isEmpty() ? group.text() : group.number() + ". " + group.text());
        for (Row row : group.rows()) {
            text.append("  ")
                    .append(row.marks())
                    .append("  ")
                    .append(row.name())
                    .append('\n');
            for (int column = 0; column < row.cells().size(); column++) {
                Cell cell = row.cells().get(column);
                if (cell.verdict().isAgainst()) {
                    String subject = matrix.columns().get(column).name();
                    text.append("      ")
                            .append(subject)
                            .append(": ")
                            .append(String.join("; ", cell.why()))
                            .append('\n');
                }
            }
        }
    }

    private void writeLeftOut() {
        for (int column = 0; column < matrix.columns().size(); column++) {
            List<String> reasons = matrix.leftOut(column);
            if (!reasons.isEmpty()) {
                text.append('\n').append(matrix.columns().get(column).name()).append(" was left out\n");
                reasons.forEach(reason -> text.append("  ").append(reason).append('\n'));
            }
        }
    }

    private void wrap(String sentence) {
        int width = 0;
        for (String word : sentence.split(" ", -1)) {
            if (width > 0 && width + 1 + word.length() > WIDTH) {
                text.append('\n');
                width = 0;
            } else if (width > 0) {
                text.append(' ');
                width++;
            }
            text.append(word);
            width += word.length();
        }
        text.append('\n');
    }
}
