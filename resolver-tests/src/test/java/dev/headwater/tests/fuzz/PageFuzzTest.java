// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.http.page.ColumnPage;
import dev.headwater.http.page.FlatPage;
import dev.headwater.http.page.PageText;
import dev.headwater.http.page.ProjectPageReader;
import dev.headwater.http.page.UnreadablePageException;
import java.nio.BufferUnderflowException;
import org.jspecify.annotations.Nullable;

/** Whatever an index sends: it is a page or it is refused, and no way of reading it tells another story. */
class PageFuzzTest {
    private static final ProjectName LIB = ProjectName.parse("lib");
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String URL = "https://index.example.org/simple/lib/";
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** A byte order mark is more than the fast reader understands, so the other one reads the page. */
    @FuzzTest(maxDuration = "1m")
    void json(byte[] body) {
        if (body.length > 2 && body[0] == BYTE_ORDER_MARK[0]) {
            return;
        }
        byte[] marked = new byte[body.length + BYTE_ORDER_MARK.length];
        System.arraycopy(BYTE_ORDER_MARK, 0, marked, 0, BYTE_ORDER_MARK.length);
        System.arraycopy(body, 0, marked, BYTE_ORDER_MARK.length, body.length);

        ColumnPage page = read(body, JSON);
        ColumnPage other = read(marked, JSON);
        assertThat(page == null).isEqualTo(other == null);
        if (page != null && other != null) {
            assertSame(page, other);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void html(byte[] body) {
        read(body, "text/html");
    }

    @FuzzTest(maxDuration = "1m")
    void flatPages(byte[] body) {
        try {
            FlatPage page = FlatPage.read(new PageText(body, body.length, "text/html", URL));
            page.project(LIB).ifPresent(PageFuzzTest::readAll);
            FlatPage stored = FlatPage.unpack(page.pack());
            page.project(LIB)
                    .ifPresent(own -> assertSame(own, stored.project(LIB).orElseThrow()));
        } catch (UnreadablePageException e) {
            assertThat(e.detail()).isNotNull();
        }
    }

    /**
     * A store that does not keep what it was given breaks its contract: a page of it is refused, or else a file of it
     * may be none, which is a defect and no answer. Nothing grows beyond what was kept.
     */
    @FuzzTest(maxDuration = "1m")
    void storedPages(byte[] pack) {
        try {
            ColumnPage page = ColumnPage.unpack(pack, LIB);
            for (int i = 0; i < page.fileCount(); i++) {
                assertThat(page.filename(i).length()).isLessThanOrEqualTo(pack.length);
                assertThat(shown(page, i).length()).isLessThanOrEqualTo(16 * pack.length);
            }
        } catch (UnreadablePageException e) {
            assertThat(e.detail()).isNotNull();
        }
    }

    private static String shown(ColumnPage page, int file) {
        try {
            return page.file(file).url();
        } catch (IllegalArgumentException | BufferUnderflowException | IndexOutOfBoundsException e) {
            return e.toString();
        }
    }

    private static @Nullable ColumnPage read(byte[] body, String type) {
        try {
            ColumnPage page = ProjectPageReader.read(new PageText(body, body.length, type, URL), LIB);
            assertSame(page, ColumnPage.unpack(page.pack().clone(), LIB));
            return page;
        } catch (UnreadablePageException e) {
            assertThat(e.detail()).isNotNull();
            return null;
        }
    }

    private static void assertSame(ProjectPage one, ProjectPage other) {
        assertThat(one.status()).isEqualTo(other.status());
        assertThat(one.fileCount()).isEqualTo(other.fileCount());
        readAll(one);
        for (int i = 0; i < one.fileCount(); i++) {
            assertThat(one.file(i)).isEqualTo(other.file(i));
        }
    }

    /** What the columns say of a file and what its object says is the same. */
    private static void readAll(ProjectPage page) {
        assertThat(page.name()).isEqualTo(LIB);
        for (int i = 0; i < page.fileCount(); i++) {
            var file = page.file(i);
            assertThat(file.project()).isEqualTo(LIB);
            assertThat(file.filename()).isEqualTo(page.filename(i)).doesNotContain("/", "\\");
            assertThat(file.requiresPython().orElse(null)).isEqualTo(page.requiresPython(i));
            assertThat(file.yank().isPresent()).isEqualTo(page.isYanked(i));
            assertThat(file.uploadTime().isPresent()).isEqualTo(page.uploadTime(i) != ProjectPage.NO_UPLOAD_TIME);
            assertThat(file.url()).contains(":");
        }
    }
}
