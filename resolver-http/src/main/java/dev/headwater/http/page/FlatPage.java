// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.distribution.DistributionNames;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.ProjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;

/**
 * A page in HTML that lists files of many projects, as {@code --find-links} of pip reads them. Whose a file is, its
 * name tells; a name that no file has is absent.
 *
 * <p>Immutable, but for what it has found out already.
 */
public final class FlatPage {
    private final Columns columns;
    /** Files of each project in the order of the page. */
    private final Map<ProjectName, List<Integer>> files = new HashMap<>();

    private FlatPage(Columns columns) {
        this.columns = columns;
        for (int file = 0; file < columns.count(); file++) {
            for (ProjectName project : DistributionNames.projects(columns.filename(file))) {
                files.computeIfAbsent(project, name -> new ArrayList<>()).add(file);
            }
        }
    }

    /**
     * Reads a page.
     *
     * @throws UnreadablePageException if it is no HTML, or follows a later version of the API
     */
    public static FlatPage read(PageText text) throws UnreadablePageException {
        if (MediaType.of(text.contentType()) != MediaType.HTML) {
            throw new UnreadablePageException("JSON, which no flat page is", "make it an index of kind 'simple'");
        } else if (PageReader.isBlank(text)) {
            throw new UnreadablePageException("an empty body");
        }
        Document page = HtmlPageReader.parse(text);
        HtmlPageReader.checkVersion(page);
        return new FlatPage(
                new HtmlFiles(HtmlFiles.base(page, text.url())).read(page).build("", ProjectStatus.ACTIVE));
    }

    /**
     * Reads what {@link #pack} gave. The array is kept: nobody may change it.
     *
     * @throws UnreadablePageException if the bytes are not whole, of another version, or of a project page
     */
    public static FlatPage unpack(byte[] pack) throws UnreadablePageException {
        Columns columns = Columns.check(pack);
        if (!columns.project().isEmpty()) {
            throw new UnreadablePageException("a stored page of one project");
        }
        return new FlatPage(columns);
    }

    /** {@return the page as bytes, which are its own: nobody may change them} */
    public byte[] pack() {
        return columns.pack();
    }

    /** {@return about how many bytes of memory it takes} */
    public int weight() {
        return columns.pack().length;
    }

    /** {@return the files that may be of a project; empty if there is none, which means that it is absent} */
    public Optional<ProjectPage> project(ProjectName name) {
        List<Integer> own = files.get(name);
        return own == null ? Optional.empty() : Optional.of(new FlatPageView(name, columns, own));
    }
}
