// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.ProjectPage;
import dev.headwater.core.simple.PageNote;
import java.util.Arrays;

/** What a page is made of where no overlay has a say: one that would be made of the same is the same. */
final class PageBasis {
    private final ProjectPage page;
    private final int[] rows;
    private final PageNote note;

    /**
     * Notes it.
     *
     * @param page the page of the owner
     * @param rows those of its rows that are served
     * @param note what is said of them
     */
    PageBasis(ProjectPage page, int[] rows, PageNote note) {
        this.page = page;
        this.rows = rows;
        this.note = note;
    }

    /**
     * {@return whether another is the same} Of a page this very one: an index that says the same again gives it again.
     */
    boolean isSame(PageBasis other) {
        return page == other.page
                && Arrays.equals(rows, other.rows)
                && note.said().equals(other.note.said());
    }
}
