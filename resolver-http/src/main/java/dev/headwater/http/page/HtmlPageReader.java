// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.distribution.DistributionNames;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads a project page in HTML, which does not say whose it is: what it lists, or its title, has to tell.
 *
 * <p>Anybody's page has status 200, a login form first of all. One that lists no file of the project is its page only
 * if it says so, by the meta element of the API's version or the title "Links for NAME".
 */
final class HtmlPageReader {
    private static final String TITLE = "Links for ";
    private static final String TABLE = "<table";
    private static final String VERSION = "pypi:repository-version";

    /** A document takes some twenty times the memory of its text; the largest known page has six. */
    private static final int MOST_BYTES = 64 << 20;

    /** A table within a table goes before it, and every table there has to move up: their number counts squared. */
    private static final int MOST_TABLES = 1000;

    private HtmlPageReader() {}

    static ColumnPage read(PageText text, ProjectName asked) throws UnreadablePageException {
        Document page = parse(text);
        checkVersion(page);
        Columns columns =
                new HtmlFiles(HtmlFiles.base(page, text.url())).read(page).build(asked.value(), status(page));
        checkOwner(page, columns, asked);
        return new ColumnPage(asked, columns);
    }

    /** Any bytes are some document. */
    static Document parse(PageText text) throws UnreadablePageException {
        if (text.length() > MOST_BYTES) {
            throw new UnreadablePageException("a page in HTML of more than " + (MOST_BYTES >> 20) + " MiB");
        } else if (tables(text) > MOST_TABLES) {
            throw new UnreadablePageException(
                    "a page with more than " + MOST_TABLES + " tables, which is no list of files");
        }
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(text.body(), 0, text.length()),
                    charset(MediaType.charset(text.contentType())),
                    "");
        } catch (IOException e) {
            throw new UnreadablePageException("a page that is no HTML: " + Shown.text(String.valueOf(e), 200));
        }
    }

    private static int tables(PageText text) {
        int count = 0;
        for (int i = 0; i + TABLE.length() <= text.length(); i++) {
            if (text.body()[i] == '<' && isTable(text.body(), i)) {
                count++;
            }
        }
        return count;
    }

    private static boolean isTable(byte[] body, int at) {
        for (int i = 1; i < TABLE.length(); i++) {
            if ((body[at + i] | 0x20) != TABLE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String charset(String name) {
        try {
            return !name.isEmpty() && Charset.isSupported(name) ? name : null;
        } catch (IllegalCharsetNameException e) {
            return null;
        }
    }

    static void checkVersion(Document page) throws UnreadablePageException {
        Optional<String> version = meta(page, VERSION);
        if (version.isPresent()) {
            ApiVersion.check(version.get());
        }
    }

    private static ProjectStatus status(Document page) {
        return StatusText.read(
                meta(page, "pypi:project-status").orElse(""),
                meta(page, "pypi:project-status-reason").orElse(""));
    }

    private static Optional<String> meta(Document page, String name) {
        for (Element element : page.getElementsByTag("meta")) {
            if (element.attr("name").equals(name)) {
                return Optional.of(element.attr("content").trim());
            }
        }
        return Optional.empty();
    }

    private static void checkOwner(Document page, Columns columns, ProjectName asked) throws UnreadablePageException {
        for (int i = 0; i < columns.count(); i++) {
            if (DistributionNames.mayBeOf(asked, columns.filename(i))) {
                return;
            }
        }
        String title = page.title().trim();
        if (title.startsWith(TITLE)) {
            String named = title.substring(TITLE.length());
            if (!isName(named, asked)) {
                throw new UnreadablePageException("the page of another project, '" + Shown.text(named, 80) + "'");
            }
        } else if (columns.count() > 0) {
            throw new UnreadablePageException("a page of other projects' files only, the first of which is '"
                    + Shown.text(columns.filename(0), 120) + "'");
        } else if (meta(page, VERSION).isEmpty()) {
            throw new UnreadablePageException(
                    "a page that lists no file and does not say that it is a project page"
                            + (title.isEmpty() ? "" : ", titled '" + Shown.text(title, 80) + "'"),
                    "check the URL, and whether the index wants a login");
        }
    }

    private static boolean isName(String text, ProjectName asked) {
        try {
            return ProjectName.of(text.trim()).equals(asked);
        } catch (InvalidNameException e) {
            return false;
        }
    }
}
