// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.ProjectPage;
import dev.headwater.core.simple.PageNote;
import dev.headwater.core.simple.SelectedPage;
import dev.headwater.core.simple.SimplePage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The page of a project as it is served: in JSON from the beginning, as installers want it, in HTML once that is asked
 * for. Safe for use by many threads.
 */
public final class ServedPage {
    private static final String REASON = "reason";

    private final SelectedPage selected;
    private final PageNote note;
    private final Optional<ServedRows> rows;
    private final Optional<PageBasis> basis;
    private final Representation json;
    /** Guarded by this. */
    private @Nullable Representation html;

    /** Who asks for a file does not wait for a page to be written. */
    private final Object lockOfNames = new Object();
    /** Guarded by its own lock. */
    private @Nullable FileNames names;

    private ServedPage(SelectedPage selected, PageNote note, Optional<ServedRows> rows, Optional<PageBasis> basis) {
        this.selected = selected;
        this.note = note;
        this.rows = rows;
        this.basis = basis;
        this.json = new Representation(SimplePage.JSON_TYPE, written().json());
    }

    /** Not kept: it has all that is listed of each file. */
    private SimplePage written() {
        return SimplePage.of(selected, note);
    }

    /** Makes a page without files. */
    static ServedPage empty(ProjectPage page, PageNote note) {
        SelectedPage none = SelectedPage.of(page, new int[0], page::file);
        return new ServedPage(none, note, Optional.empty(), Optional.empty());
    }

    /**
     * Makes a page.
     *
     * @param selected what is listed
     * @param rows what is served of the rows of the page that it was selected from
     * @param basis what it is made of, where that is all
     */
    static ServedPage of(SelectedPage selected, PageNote note, ServedRows rows, Optional<PageBasis> basis) {
        return new ServedPage(selected, note, Optional.of(rows), basis);
    }

    /** {@return the page in JSON} */
    public Representation json() {
        return json;
    }

    /** {@return the page in HTML} */
    public synchronized Representation html() {
        if (html == null) {
            html = new Representation("text/html; charset=utf-8", written().html());
        }
        return html;
    }

    /** {@return a file that it lists} */
    public Optional<ServedFile> file(String filename) {
        return rows.flatMap(served -> find(served, filename));
    }

    private Optional<ServedFile> find(ServedRows served, String filename) {
        OptionalInt file = names(served).find(filename);
        return file.isPresent() ? Optional.of(served.file(selected.row(file.getAsInt()))) : Optional.empty();
    }

    private FileNames names(ServedRows served) {
        synchronized (lockOfNames) {
            if (names == null) {
                names = new FileNames(selected.fileCount(), file -> served.filename(selected.row(file)));
            }
            return names;
        }
    }

    /** {@return how many files it lists} */
    public int fileCount() {
        return selected.fileCount();
    }

    /** {@return what is said of it beside, a few texts under each word} */
    public Map<String, List<String>> said() {
        return note.said();
    }

    String refusal() {
        List<String> reasons = note.said().getOrDefault(REASON, List.of());
        return selected.fileCount() == 0 ? String.join("; ", reasons) : "";
    }

    /** {@return whether it is what would be made of this} */
    boolean isOf(PageBasis other) {
        return basis.filter(other::isSame).isPresent();
    }

    /** {@return about how many bytes it takes} In HTML it is about as long. */
    long weight() {
        return 1000 + 2L * json.packed().length + rows.map(ServedRows::weight).orElse(0L);
    }
}
