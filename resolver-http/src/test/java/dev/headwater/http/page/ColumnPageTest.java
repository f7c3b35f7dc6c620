// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ColumnPageTest {
    static void assertSame(ProjectPage one, ProjectPage other) {
        assertThat(one.name()).isEqualTo(other.name());
        assertThat(one.status()).isEqualTo(other.status());
        assertThat(one.fileCount()).isEqualTo(other.fileCount());
        for (int i = 0; i < one.fileCount(); i++) {
            assertThat(one.filename(i))
                    .isEqualTo(other.filename(i))
                    .isEqualTo(one.file(i).filename());
            assertThat(one.uploadTime(i)).isEqualTo(other.uploadTime(i));
            assertThat(one.requiresPython(i)).isEqualTo(other.requiresPython(i));
            assertThat(one.isYanked(i)).isEqualTo(other.isYanked(i));
            assertThat(one.fault(i)).isEqualTo(other.fault(i));
            assertThat(one.file(i)).isEqualTo(other.file(i));
        }
    }

    private static byte[] behind(byte[] pack) {
        return ByteBuffer.allocate(pack.length + 3).position(3).put(pack).array();
    }

    @Test
    void aPageByChanceComesBackFromItsPackedForm() {
        GeneratedPages pages = new GeneratedPages(7);
        int checked = 0;
        for (int i = 0; i < 2_000; i++) {
            try {
                ColumnPage page = Pages.json(pages.next());
                assertSame(ColumnPage.unpack(page.pack().clone(), Pages.LIB), page);
                assertSame(ColumnPage.unpack(behind(page.pack()), 3, Pages.LIB), page);
                checked++;
            } catch (UnreadablePageException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
        assertThat(checked).isGreaterThan(1_000);
    }

    @Test
    void aLargePageKeepsEveryFile() throws UnreadablePageException {
        int count = 100_000;
        StringBuilder body = new StringBuilder("{\"name\":\"lib\",\"files\":[");
        for (int i = 0; i < count; i++) {
            body.append(i > 0 ? "," : "")
                    .append("{\"filename\":\"lib-1." + i + ".zip\",\"url\":\"/f/" + i + "/lib-1." + i
                            + ".zip\",\"requires-python\":\">=3." + i % 300 + "\",\"size\":" + (long) i * i + "}");
        }
        ColumnPage page = Pages.json(body.append("]}").toString());

        assertThat(page.fileCount()).isEqualTo(count);
        for (int i = 0; i < count; i += 777) {
            assertThat(page.filename(i)).isEqualTo("lib-1." + i + ".zip");
            assertThat(page.requiresPython(i)).isEqualTo(">=3." + i % 300);
            assertThat(page.file(i).url()).isEqualTo("https://index.example.org/f/" + i + "/lib-1." + i + ".zip");
            assertThat(page.file(i).size()).hasValue((long) i * i);
        }
        assertThat(page.pack().length).isLessThan(count * 64);
        // Each file is a release of its own here.
        assertThat(page.weight()).isLessThan(count * 160);
    }

    @Test
    void aRequiresPythonThatManyFilesHaveIsOneText() throws UnreadablePageException {
        ColumnPage page = Pages.json(
                "{'name':'lib','files':[{'filename':'a','url':'a','requires-python':'>=3'},{'filename':'b','url':'b','requires-python':'>=3'}]}"
                        .replace('\'', '"'));

        assertThat(page.requiresPython(0)).isSameAs(page.requiresPython(1));
    }

    @Nested
    class APackedPage {
        private final byte[] pack;

        APackedPage() throws UnreadablePageException {
            pack = Pages.jsonFile("'hashes':{'md5':'00112233445566778899aabbccddeeff'},'yanked':'why','size':7"
                            .replace('\'', '"'))
                    .pack();
        }

        private void assertRefused(byte[] bytes) {
            assertThatExceptionOfType(UnreadablePageException.class)
                    .isThrownBy(() -> ColumnPage.unpack(bytes, Pages.LIB))
                    .withMessageContaining("stored page");
        }

        @Test
        void thatIsNotWholeIsRefused() {
            for (int length = 0; length < pack.length; length++) {
                assertRefused(Arrays.copyOf(pack, length));
            }
            assertRefused(Arrays.copyOf(pack, pack.length + 1));
        }

        @Test
        void ofAnotherProjectIsRefused() {
            assertThatExceptionOfType(UnreadablePageException.class)
                    .isThrownBy(() -> ColumnPage.unpack(pack, ProjectName.parse("other")));
        }

        /**
         * What a bit does to the bytes of a store that keeps them badly; the cache folder finds out by its checksum.
         */
        @Test
        void withAWrongBitIsRefusedOrLeadsNowhere() {
            int refused = 0;
            for (int bit = 0; bit < pack.length * 8; bit++) {
                byte[] damaged = pack.clone();
                damaged[bit / 8] ^= (byte) (1 << (bit % 8));
                try {
                    ColumnPage page = ColumnPage.unpack(damaged, Pages.LIB);
                    assertThat(page.fileCount()).isEqualTo(1);
                    assertThat(page.filename(0)).hasSizeLessThan(pack.length);
                } catch (UnreadablePageException e) {
                    refused++;
                }
            }
            assertThat(refused).isGreaterThan(Columns.HEADER * 5);
        }

        @Test
        void ofAnotherWriterIsRefused() {
            for (int at = 0; at < Columns.HEADER + Columns.BYTES_A_FILE; at++) {
                byte[] other = pack.clone();
                other[at] ^= (byte) 0x81;
                boolean time = at >= Columns.HEADER && at < Columns.HEADER + Long.BYTES;
                if (time || (at >= 36 && at < Columns.HEADER)) {
                    // Any number is a time, and nobody reads the spare one.
                    continue;
                }
                assertRefused(other);
            }
        }
    }
}
