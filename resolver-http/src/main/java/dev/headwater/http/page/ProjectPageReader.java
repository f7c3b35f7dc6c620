// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;

/**
 * Reads project pages, in JSON or HTML as the Content-Type says.
 *
 * <p>What is optional and cannot be read counts as not there: a size in quotes, an upload time without a zone. What is
 * needed to say whose page it is and which files it lists is never read around: such a page is no answer. A page that
 * is read as if it had listed less could make another index be chosen. A file that is listed with a hash that is none
 * is there, with that fault: nobody uses it, and nobody else suffers.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/simple-repository-api/">Simple repository API</a>
 */
public final class ProjectPageReader {
    private ProjectPageReader() {}

    /**
     * Reads a page.
     *
     * @param text what came
     * @param asked the project that was asked for
     * @throws UnreadablePageException if it is no page of that project that can be read
     */
    public static ColumnPage read(PageText text, ProjectName asked) throws UnreadablePageException {
        MediaType type = MediaType.of(text.contentType(), Remedy.Action.SERVE_AS_PAGE);
        if (isBlank(text)) {
            throw new UnreadablePageException("an empty body");
        }
        return type == MediaType.JSON ? JsonPageReader.read(text, asked) : HtmlPageReader.read(text, asked);
    }

    static boolean isBlank(PageText text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.body()[i] != ' ' && text.body()[i] != '\n' && text.body()[i] != '\r' && text.body()[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
