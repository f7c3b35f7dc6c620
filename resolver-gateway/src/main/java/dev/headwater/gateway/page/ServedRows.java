// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.PackageIndex;

/** What is served of the rows of a page. */
final class ServedRows {
    /** About what a page of an index has in memory of a file. */
    private static final long OF_FILE = 400;

    private final PackageIndex index;
    private final Corrections corrections;

    ServedRows(PackageIndex index, Corrections corrections) {
        this.index = index;
        this.corrections = corrections;
    }

    /** {@return what the file of a row is called here} */
    String filename(int row) {
        return corrections
                .rewritten(row)
                .map(file -> file.wheel().filename())
                .orElseGet(() -> corrections.page().filename(row));
    }

    /** {@return the file of a row; made when asked for} */
    ServedFile file(int row) {
        return new ServedFile(
                index, corrections.page().published(row), corrections.text(row), corrections.rewritten(row));
    }

    /** {@return about how many bytes they take} */
    long weight() {
        return OF_FILE * corrections.page().fileCount() + corrections.weight();
    }
}
