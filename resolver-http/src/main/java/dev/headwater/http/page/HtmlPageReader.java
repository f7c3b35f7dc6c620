// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.distribution.DistributionNames;
import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;

/**
 * Reads a project page in HTML, which does not say whose it is: what it lists, or its title, has to tell.
 *
 * <p>Anybody's page has status 200, a login form first of all. One that lists no file of the project is its page only
 * if it says so, by the meta element of the API's version or the title "Links for NAME".
 */
final class HtmlPageReader {
    private static final String TITLE = "Links for ";

    private static final String END = "</html>";
    private static final int MOST_BEHIND_END = 1 << 10;
    private static final String UNENDED =
            "a page of which nobody can tell whether it is whole: neither is its length said, nor does it end in "
                    + END;

    /** The largest known page has six. */
    private static final int MOST_BYTES = 64 << 20;

    private HtmlPageReader() {}

    static ColumnPage read(PageText text, ProjectName asked) throws UnreadablePageException {
        String page = decode(text);
        if (text.isUnended() && !hasEnd(page)) {
            throw new UnreadablePageException(UNENDED, Remedy.of(Remedy.Action.SEND_LENGTH));
        }
        HtmlHead head = HtmlHead.read(page);
        Columns columns = new HtmlFiles(asked, head.base(text.url()), PageMask.ofProject(text, asked))
                .read(page)
                .build(asked.value(), head.status());
        checkOwner(head, columns, asked);
        return new ColumnPage(asked, columns);
    }

    /**
     * What was cut off would be taken for a page that lists less. Behind the end stands a remark at most: else it may
     * be the end of something that the page quotes.
     */
    private static boolean hasEnd(String page) {
        int first = Math.max(0, page.length() - MOST_BEHIND_END);
        for (int at = page.length() - END.length(); at >= first; at--) {
            if (page.regionMatches(true, at, END, 0, END.length())) {
                String behind = page.substring(at + END.length()).strip();
                return behind.isEmpty() || (behind.startsWith("<!--") && behind.endsWith("-->"));
            }
        }
        return false;
    }

    /** Any bytes are some document. */
    static String decode(PageText text) throws UnreadablePageException {
        if (text.length() > MOST_BYTES) {
            throw new UnreadablePageException("a page in HTML of more than " + (MOST_BYTES >> 20) + " MiB");
        }
        return HtmlText.of(text);
    }

    private static void checkOwner(HtmlHead head, Columns columns, ProjectName asked) throws UnreadablePageException {
        for (int i = 0; i < columns.count(); i++) {
            if (DistributionNames.mayBeOf(asked, columns.filename(i))) {
                return;
            }
        }
        String title = head.title().orElse("");
        if (title.startsWith(TITLE)) {
            String named = title.substring(TITLE.length());
            if (!isName(named, asked)) {
                throw new UnreadablePageException(
                        Kind.OTHER_PROJECT, "the page of another project, '" + Shown.masked(named, 80) + "'");
            }
        } else if (columns.count() > 0) {
            throw new UnreadablePageException(
                    Kind.OTHER_PROJECT,
                    "a page of other projects' files only, the first of which is '"
                            + Shown.masked(columns.filename(0), 120) + "'");
        } else if (!head.saysVersion()) {
            throw new UnreadablePageException(
                    "a page that lists no file and does not say that it is a project page"
                            + (title.isEmpty() ? "" : ", titled '" + Shown.masked(title, 80) + "'"),
                    Remedy.of(Remedy.Action.CHECK_LOCATION_AND_LOGIN));
        }
    }

    private static boolean isName(String text, ProjectName asked) {
        try {
            return ProjectName.parse(text.trim()).equals(asked);
        } catch (InvalidNameException e) {
            return false;
        }
    }
}
