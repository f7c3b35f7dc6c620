// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.InvalidTextException;
import dev.headwater.api.distribution.DistributionNames;
import dev.headwater.api.distribution.SdistFilename;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page in HTML that lists files of many projects, as {@code --find-links} of pip reads them. Whose a file is, its
 * name tells; a name that no file has is absent. So a page with no file of anybody would say that of every name: that
 * is what a form that asks for a login looks like, and no answer.
 *
 * <p>Immutable, but for what it has found out already.
 */
public final class FlatPage {
    private final Columns columns;
    /** Files of each project in the order of the page. */
    private final Map<ProjectName, List<Integer>> files = new HashMap<>();

    private FlatPage(Columns columns) throws UnreadablePageException {
        this.columns = columns;
        boolean listsSome = false;
        for (int file = 0; file < columns.count(); file++) {
            String filename = columns.filename(file);
            for (ProjectName project : DistributionNames.projects(filename)) {
                files.computeIfAbsent(project, name -> new ArrayList<>()).add(file);
                listsSome = listsSome || isDistribution(filename, project);
            }
        }
        if (!listsSome) {
            throw new UnreadablePageException(
                    "a flat page that lists no wheel and no source distribution of any project",
                    Remedy.of(Remedy.Action.CHECK_LOCATION_AND_LOGIN));
        }
    }

    /** {@return whether it is a wheel or a source distribution; any page may have a logo-small.zip} */
    private static boolean isDistribution(String filename, ProjectName project) {
        try {
            return filename.endsWith(".whl")
                    ? WheelFilename.parse(filename).isOf(project)
                    : SdistFilename.parse(filename, project).name().equals(project);
        } catch (InvalidTextException e) {
            return false;
        }
    }

    /**
     * Reads a page.
     *
     * @throws UnreadablePageException if it is no HTML, follows a later version of the API, or lists no wheel and no
     *     source distribution
     */
    public static FlatPage read(PageText text) throws UnreadablePageException {
        if (MediaType.of(text.contentType(), Remedy.Action.SERVE_AS_HTML) != MediaType.HTML) {
            throw new UnreadablePageException("JSON, which no flat page is", Remedy.of(Remedy.Action.MAKE_SIMPLE));
        } else if (ProjectPageReader.isBlank(text)) {
            throw new UnreadablePageException("an empty body");
        }
        String page = HtmlPageReader.decode(text);
        UrlText base = HtmlHead.read(page).base(text.url());
        return new FlatPage(
                new HtmlFiles(null, base, PageMask.ofFlatPage(text)).read(page).build("", ProjectStatus.ACTIVE));
    }

    /**
     * Reads what {@link #pack} gave. The array is kept: nobody may change it.
     *
     * @throws UnreadablePageException if the bytes are not whole, of another version, of a project page, or of a page
     *     that {@link #read} would not take
     */
    public static FlatPage unpack(byte[] pack) throws UnreadablePageException {
        Columns columns = Columns.check(pack, 0);
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
        return columns.weight();
    }

    /** {@return the files that may be of a project; empty if there is none, which means that it is absent} */
    public Optional<ProjectPage> project(ProjectName name) {
        List<Integer> own = files.get(name);
        return own == null ? Optional.empty() : Optional.of(new FlatPageView(name, columns, own));
    }
}
