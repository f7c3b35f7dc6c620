// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import dev.headwater.api.index.ProjectPage;
import dev.headwater.core.overlay.RowMatch;
import java.util.List;
import java.util.stream.IntStream;

/** The versions that a page lists. */
final class PageVersions {
    private PageVersions() {}

    /** {@return of each row its version; empty text where there is none} */
    static List<String> of(ProjectPage page) {
        RowMatch rows = new RowMatch(page, List.of());
        return IntStream.range(0, page.fileCount()).mapToObj(rows::version).toList();
    }
}
