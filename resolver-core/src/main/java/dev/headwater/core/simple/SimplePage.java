// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.simple;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.text.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is listed of a project, to be written as a page of the Simple API. URLs are written as they are listed; of what
 * a distributor's package provides there is no file, and nothing is written.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/simple-repository-api/">Simple repository API</a>
 */
public final class SimplePage {
    /** The media type of pages in JSON. */
    public static final String JSON_TYPE = "application/vnd.pypi.simple.v1+json";

    /** The media type of pages in HTML. */
    public static final String HTML_TYPE = "application/vnd.pypi.simple.v1+html";

    /** The version in which all stands that is written here. */
    private static final String WHOLE = "1.4";

    /** The last version in which a file need not have a size. */
    private static final String WITHOUT_SIZES = "1.0";

    private final ProjectPage page;
    private final List<DistributionFile> files;
    private final PageNote note;

    private SimplePage(ProjectPage page, List<DistributionFile> files, PageNote note) {
        this.page = page;
        this.files = files;
        this.note = note;
    }

    /**
     * {@return what is listed, with what there is to say of it}
     *
     * @param page as long as the files of one project are: its files are made here, all of them
     */
    public static SimplePage of(ProjectPage page, PageNote note) {
        List<DistributionFile> files = new ArrayList<>(page.fileCount());
        for (int row = 0; row < page.fileCount(); row++) {
            if (page.provided(row) == null) {
                files.add(page.file(row));
            }
        }
        return new SimplePage(page, files, note);
    }

    /** {@return the page in JSON, in UTF-8} */
    public byte[] json() {
        return SimpleJson.of(this);
    }

    /** {@return the page in HTML, in UTF-8} */
    public byte[] html() {
        return SimpleHtml.of(this);
    }

    String name() {
        return page.name().value();
    }

    List<DistributionFile> files() {
        return files;
    }

    PageNote note() {
        return note;
    }

    /** A page must not promise more than its index says: from 1.1 on, each file has a size. */
    String version() {
        return files.stream().allMatch(file -> file.size().isPresent()) ? WHOLE : WITHOUT_SIZES;
    }

    /** {@return the state, unless it is the one that goes without saying} */
    Optional<String> state() {
        ProjectStatus.State state = page.status().state();
        return state == ProjectStatus.State.ACTIVE ? Optional.empty() : Optional.of(Spelling.of(state));
    }

    Optional<String> stateReason() {
        return page.status().reason();
    }

    /** {@return the versions of the files, each once, ascending} */
    Set<String> versions() {
        PageReleases releases = PageReleases.of(page);
        boolean[] used = new boolean[releases.releaseCount()];
        for (int row = 0; row < page.fileCount(); row++) {
            if (releases.isFile(row)) {
                used[releases.release(row)] = true;
            }
        }
        Set<String> versions = new LinkedHashSet<>();
        for (int release = 0; release < used.length; release++) {
            if (used[release]) {
                versions.add(releases.version(release).toString());
            }
        }
        return versions;
    }
}
