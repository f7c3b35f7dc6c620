// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.core.simple.PageNote;
import dev.headwater.core.simple.SelectedPage;
import dev.headwater.core.simple.SimplePage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** The page of a project as it is served: written once in each form that is asked for. Safe for use by many threads. */
public final class ServedPage {
    private static final String REASON = "reason";

    private final SelectedPage selected;
    private final SimplePage written;
    private final PageNote note;
    private final Map<String, ServedFile> files;
    private final Representation json;
    private final Representation html;

    private ServedPage(SelectedPage selected, PageNote note, Map<String, ServedFile> files) {
        this.selected = selected;
        this.note = note;
        this.files = files;
        this.written = SimplePage.of(selected, note);
        this.json = new Representation(SimplePage.JSON_TYPE, written::json);
        this.html = new Representation("text/html; charset=utf-8", written::html);
    }

    /** Makes a page without files. */
    static ServedPage empty(ProjectPage page, PageNote note) {
        SelectedPage none = SelectedPage.of(page, new int[0], page::file);
        return new ServedPage(none, note, Map.of());
    }

    /**
     * Makes a page.
     *
     * @param selected what is listed
     * @param served gives what is served of a row of the page that it was selected from
     */
    static ServedPage of(SelectedPage selected, PageNote note, IntFunction<ServedFile> served) {
        Map<String, ServedFile> files = new HashMap<>();
        for (int file = 0; file < selected.fileCount(); file++) {
            ServedFile one = served.apply(selected.row(file));
            files.put(one.filename(), one);
        }
        return new ServedPage(selected, note, files);
    }

    /** {@return the page in JSON} */
    public Representation json() {
        return json;
    }

    /** {@return the page in HTML} */
    public Representation html() {
        return html;
    }

    /** {@return a file that it lists} */
    public Optional<ServedFile> file(String filename) {
        return Optional.ofNullable(files.get(filename));
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

    /** {@return about how many bytes it takes} */
    long weight() {
        long texts = 0;
        for (ServedFile file : files.values()) {
            DistributionFile listed = file.published();
            texts += listed.filename().length()
                    + listed.url().length()
                    + listed.requiresPython().map(String::length).orElse(0)
                    + listed.yank().flatMap(Yank::reason).map(String::length).orElse(0);
            texts += file.patchedMetadata().map(bytes -> bytes.length).orElse(0);
        }
        // What is listed of a file stands in both forms, packed besides, and in the table of names.
        return 1000 + 2000L * selected.fileCount() + 4 * texts;
    }
}
