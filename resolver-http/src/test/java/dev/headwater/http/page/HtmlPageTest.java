// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import static dev.headwater.http.page.Pages.anchor;
import static dev.headwater.http.page.Pages.html;
import static dev.headwater.http.page.Pages.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProjectStatus.State;
import dev.headwater.api.index.Remedy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {
    private static final String SHA256 = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String META = "<meta name='pypi:repository-version' content='1.4'>";

    @Test
    void anAnchorIsReadWithAllThatIsSaidOfIt() throws UnreadablePageException {
        ColumnPage page = html("<!DOCTYPE html><html><head>" + META + "<title>Links for lib</title></head><body>"
                + "<p>some<div>where<A HREF='../../files/lib-1.0-py3-none-any.whl#sha256=" + SHA256
                + "' data-requires-python='&gt;=3.9,&lt;4' data-yanked='broken &amp; bad' data-gpg-sig='true' "
                + "data-core-metadata='sha256=" + SHA256 + "'>lib-1.0-py3-none-any.whl</A><br/>");

        assertThat(page.fileCount()).isEqualTo(1);
        assertThat(page.filename(0)).isEqualTo("lib-1.0-py3-none-any.whl");
        assertThat(page.requiresPython(0)).isEqualTo(">=3.9,<4");
        assertThat(page.isYanked(0)).isTrue();
        assertThat(page.uploadTime(0)).isEqualTo(ProjectPage.NO_UPLOAD_TIME);
        DistributionFile file = page.file(0);
        assertThat(file.project()).isEqualTo(Pages.LIB);
        assertThat(file.url()).isEqualTo("https://index.example.org/files/lib-1.0-py3-none-any.whl");
        assertThat(file.hashes()).containsExactly(new FileHash("sha256", SHA256));
        assertThat(file.size()).isEmpty();
        assertThat(file.yank()).contains(Yank.because("broken & bad"));
        assertThat(file.metadata())
                .hasValueSatisfying(hashes -> assertThat(hashes).containsExactly(new FileHash("sha256", SHA256)));
    }

    /** Pages of which the transport does not tell whether they are whole. */
    @Nested
    class Unended {
        private static final String BEGUN = "<!DOCTYPE html><html><body><a href='lib-1.0.tar.gz'>lib</a>";

        private static ColumnPage unended(String body) throws UnreadablePageException {
            return ProjectPageReader.read(Pages.text(body, "text/html").unended(), Pages.LIB);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "</body></html>",
                    "</BODY></HTML>\r\n \n",
                    "</body></html>\n<!--SERIAL 28173-->",
                    "</body></html><!-- made in 3 ms -->\n"
                })
        void areReadUpToTheirEnd(String end) throws UnreadablePageException {
            assertThat(unended(BEGUN + end).fileCount()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "</body>",
                    "</body></html",
                    "<!-- the </html> is to come --><a href='lib-2.0.tar.gz'>lib</a>",
                    "<a href='lib-2.0.tar.gz' data-yanked='lacks a </html> tag'>lib</a><a href='lib-3",
                    "</body></html>\n<!--SERIAL 28"
                })
        void areNoAnswerWithoutIt(String end) {
            unreadable(() -> unended(BEGUN + end)).withMessageContaining("whether it is whole");
        }

        @Test
        void areNoAnswerWhereTheirEndIsFarFromTheLastByte() {
            unreadable(() -> unended(BEGUN + "</html><!--" + " ".repeat(2000) + "-->"))
                    .withMessageContaining("whether it is whole");
        }
    }

    @Nested
    class Whose {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<a href='lib-1.0.tar.gz'>x</a>",
                    "<a href='Lib-0.1-py2.7.egg'>x</a>",
                    "<a href='lib-none-py3-none-any.whl'>x</a>",
                    "<a href='other-1.0.tar.gz'></a><a href='lib-1.0.zip'></a>",
                    "<title>Links for other</title><a href='lib-1.0.tar.gz'>x</a>",
                    "<title>Links for lib</title>",
                    "<title> Links for  LIB </title>",
                    "<title>Links for lib</title><a href='other-1.0.tar.gz'></a>",
                    META,
                    META + "<title>Simple index</title><a href='../'>up</a>",
                })
        void aPageIsTellItsFilesOrItself(String body) throws UnreadablePageException {
            assertThat(html(body).name()).isEqualTo(Pages.LIB);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<html><body><form>Sign in</form></body></html>",
                    "<a href='other-1.0.tar.gz'></a>",
                    META + "<a href='other-1.0.tar.gz'></a>",
                    META + "<title>Links for other</title>",
                    META + "<title>Links for lib, and more</title>",
                    "<title>Index of /lib/</title><a href='../'>../</a>",
                    "<title>Welcome</title>" + "<a href='lib'>lib</a>",
                    "<a href='library-1.0.tar.gz'></a>",
                    "lib-1.0.tar.gz",
                    "{\"name\":\"lib\",\"files\":[]}",
                })
        void aPageIsNotIfItIsAnothersOrNobodys(String body) {
            unreadable(() -> html(body));
        }

        @Test
        void isSaidInTheFault() {
            unreadable(() -> html(META + "<title>Links for other</title>"))
                    .withMessageContaining("another project, 'other'");
            unreadable(() -> html("<title>Log in</title>"))
                    .withMessageContaining("does not say that it is a project page, titled 'Log in'")
                    .satisfies(e -> assertThat(e.remedy()).hasValue(Remedy.of(Remedy.Action.CHECK_LOCATION_AND_LOGIN)));
        }
    }

    @Nested
    class TheVersion {
        @Test
        void mayBeLaterInItsMinorPartOnly() throws UnreadablePageException {
            assertThat(html("<meta name='pypi:repository-version' content='1.99'>")
                            .fileCount())
                    .isZero();
            unreadable(() -> html("<meta name='pypi:repository-version' content='2.0'><a href='lib-1.0.zip'></a>"))
                    .withMessageContaining("2.0");
            unreadable(() -> html("<meta name='pypi:repository-version'><a href='lib-1.0.zip'></a>"));
        }
    }

    /** What is put before each of a million links, or remembered of one tag, costs more than there is text. */
    @Test
    void boundsWhatMultiplies() throws UnreadablePageException {
        String link = "<a href='lib-1.0.zip'></a>";

        html("<base href='/" + "a".repeat(4000) + "/'>" + link);
        unreadable(() -> html("<base href='/" + "a".repeat(5000) + "/'>" + link))
                .withMessageContaining("more than 4096 characters");
        html("<b " + "x ".repeat(256) + ">" + link);
        unreadable(() -> html("<b " + "x ".repeat(257) + ">" + link)).withMessageContaining("more than 256 attributes");
    }

    @Test
    void theStatusIsInMetaElements() throws UnreadablePageException {
        assertThat(html(META + "<meta name='pypi:project-status' content='quarantined'>"
                                + "<meta name='pypi:project-status-reason' content='under review'>")
                        .status())
                .isEqualTo(new ProjectStatus(State.QUARANTINED, Optional.of("under review")));
        assertThat(html(META + "<meta name='pypi:project-status' content='haunted'>")
                        .status())
                .isEqualTo(ProjectStatus.ACTIVE);
    }

    @Nested
    class ALink {
        @ParameterizedTest
        @CsvSource({
            "'', lib-1.0.zip, https://index.example.org/simple/lib/lib-1.0.zip",
            "<base href='/mirror/'>, lib-1.0.zip, https://index.example.org/mirror/lib-1.0.zip",
            "<base href='../x/y'>, lib-1.0.zip, https://index.example.org/simple/x/lib-1.0.zip",
            "<base target='_top'><base href='https://cdn.example.org/a/'><base href='/b/'>, lib-1.0.zip, https://cdn.example.org/a/lib-1.0.zip",
            "<base href='/mirror/'>, //cdn.example.org/lib-1.0.zip, https://cdn.example.org/lib-1.0.zip",
            "<base href='https://me:secret@cdn.example.org/a/'>, lib-1.0.zip, https://cdn.example.org/a/lib-1.0.zip",
        })
        void isRelativeToTheFirstBase(String base, String href, String url) throws UnreadablePageException {
            assertThat(html("<head>" + base + "</head><a href='" + href + "'>x</a>")
                            .file(0)
                            .url())
                    .isEqualTo(url);
        }

        @ParameterizedTest
        @CsvSource({
            "lib-1.0%2Bcu121-py3-none-any.whl, lib-1.0+cu121-py3-none-any.whl",
            "lib-1.0+cu121-py3-none-any.whl, lib-1.0+cu121-py3-none-any.whl",
            "lib-1.0%252Bx-py3-none-any.whl, lib-1.0%2Bx-py3-none-any.whl",
            "a/b/lib-1.0.zip?download=1&amp;x=y.zip#md5=, lib-1.0.zip",
            "lib-1.0%C3%A9.zip, lib-1.0é.zip",
            "lib%zz-1.0.zip, lib%zz-1.0.zip",
        })
        void namesItsFileByItsPathDecodedOnce(String href, String filename) throws UnreadablePageException {
            assertThat(html(META + "<title>Links for lib</title><a href='" + href + "'>other</a>")
                            .filename(0))
                    .isEqualTo(filename);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<a>lib-1.0.zip</a>",
                    "<a name='lib-1.0.zip'></a>",
                    "<a href=''></a>",
                    "<a href='../'></a>",
                    "<a href='https://example.org'></a>",
                    "<a href='lib-1.0.zip.asc'></a>",
                    "<a href='lib-1.0-py3-none-any.whl.metadata'></a>",
                    "<a href='mailto:lib@example.org'></a>",
                    "<a href='#lib-1.0.zip'></a>",
                    "<a href='lib-1.0.win32.exe'></a>",
                    "<link href='lib-1.0.zip'>",
                    "<!-- <a href='lib-1.0.zip'></a> -->",
                })
        void thatIsNoDistributionIsNoFile(String body) throws UnreadablePageException {
            assertThat(html(META + body).fileCount()).isZero();
        }

        @Test
        void whoseNameHidesAFolderMakesThePageUnreadable() {
            unreadable(() -> html("<a href='lib%2F..%2Flib-1.0.zip'></a>"));
            unreadable(() -> html("<a href='..%5Clib-1.0.zip'></a>"));
        }
    }

    @Nested
    class AHash {
        @Test
        void standsInTheFragment() throws UnreadablePageException {
            assertThat(anchor("href='lib-1.0.zip#sha256=" + SHA256 + "'")
                            .file(0)
                            .hashes())
                    .containsExactly(new FileHash("sha256", SHA256));
            assertThat(anchor("href='lib-1.0.zip#egg=lib&amp;md5=00112233445566778899AABBCCDDEEFF&amp;sha256=" + SHA256
                                    + "'")
                            .file(0)
                            .hashes())
                    .containsExactly(
                            new FileHash("md5", "00112233445566778899aabbccddeeff"), new FileHash("sha256", SHA256));
            assertThat(anchor("href='lib-1.0.zip#tiger=abcd'").file(0).hashes())
                    .containsExactly(new FileHash("tiger", "abcd"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "#",
                    "#sha256",
                    "#sha256=",
                    "#egg=cafe",
                    "#subdirectory=ab",
                    "#section",
                    "#tiger=x",
                    "#=ab"
                })
        void isNotWhatElseStandsThere(String fragment) throws UnreadablePageException {
            assertThat(anchor("href='lib-1.0.zip" + fragment + "'").file(0).hashes())
                    .isEmpty();
        }

        @Test
        void thatCannotBeOneLosesTheFileAlone() throws UnreadablePageException {
            assertThat(anchor("href='lib-1.0.zip#sha256=abc'").fault(0)).isEqualTo(ListingFault.MALFORMED_HASH);
            assertThat(anchor("href='lib-1.0.zip#sha256=" + SHA256 + "&amp;sha256=" + "0".repeat(64) + "'")
                            .fault(0))
                    .isEqualTo(ListingFault.CONFLICTING_HASHES);
            ColumnPage page = html("<a href='lib-1.0.zip#md5=x'></a><a href='lib-2.0.zip#sha256=" + SHA256 + "'></a>");
            assertThat(page.fault(0)).isNotNull();
            assertThat(page.file(0).hashes()).isEmpty();
            assertThat(page.fault(1)).isNull();
        }
    }

    @Nested
    class AYank {
        @ParameterizedTest
        @CsvSource({"data-yanked, ''", "data-yanked='', ''", "data-yanked='false', false", "data-yanked='why', why"})
        void isTheAttribute(String attribute, String reason) throws UnreadablePageException {
            ColumnPage page = anchor("href='lib-1.0.zip' " + attribute);

            assertThat(page.isYanked(0)).isTrue();
            assertThat(page.file(0).yank()).contains(Yank.because(reason));
        }

        @Test
        void isNotThereWithoutIt() throws UnreadablePageException {
            assertThat(anchor("href='lib-1.0.zip'").isYanked(0)).isFalse();
        }
    }

    @Nested
    class AMetadataFile {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "data-core-metadata='true'",
                    "data-core-metadata",
                    "data-core-metadata='sha256=x'",
                    "data-dist-info-metadata='true'",
                    "data-core-metadata='true' data-dist-info-metadata='false'"
                })
        void isAnnouncedByWhateverIsNotFalse(String attributes) throws UnreadablePageException {
            assertThat(anchor("href='lib-1.0.zip' " + attributes).file(0).metadata())
                    .hasValueSatisfying(hashes -> assertThat(hashes).isEmpty());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "data-core-metadata='false'",
                    "data-dist-info-metadata='false'",
                    "data-core-metadata='false' data-dist-info-metadata='true'"
                })
        void isNotAnnouncedByFalse(String attributes) throws UnreadablePageException {
            assertThat(anchor("href='lib-1.0.zip' " + attributes).file(0).metadata())
                    .isEmpty();
        }

        @Test
        void hasTheHashOfTheNewerAttribute() throws UnreadablePageException {
            assertThat(anchor("href='lib-1.0.zip' data-dist-info-metadata='sha256=%s' data-core-metadata='md5=%s'"
                                    .formatted(SHA256, "0".repeat(32)))
                            .file(0)
                            .metadata())
                    .hasValueSatisfying(
                            hashes -> assertThat(hashes).containsExactly(new FileHash("md5", "0".repeat(32))));
        }
    }

    @Test
    void theCharsetIsThatOfTheHeader() throws UnreadablePageException {
        byte[] body = (META + "<title>Links for lib</title><a href='lib-1.0.zip' data-yanked='\u00e9'></a>")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ProjectPageReader.read(
                                new PageText(body, body.length, "text/html;charset=\"iso-8859-1\"", Pages.URL),
                                Pages.LIB)
                        .file(0)
                        .yank())
                .contains(Yank.because("\u00e9"));
        assertThat(ProjectPageReader.read(
                                new PageText(body, body.length, "text/html; charset=no/such", Pages.URL), Pages.LIB)
                        .fileCount())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta charset='ISO-8859-1'>",
                "<META http-equiv=Content-Type content='text/html; charset=iso-8859-1'>",
                "<meta charset='no such'><meta charset=latin1>"
            })
    void orThatOfThePage(String meta) throws UnreadablePageException {
        byte[] body = (meta + "<a href='lib-1.0.zip' data-yanked='\u00e9'></a>").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ProjectPageReader.read(new PageText(body, body.length, "text/html", Pages.URL), Pages.LIB)
                        .file(0)
                        .yank())
                .contains(Yank.because("\u00e9"));
    }

    @Test
    void orThatOfItsByteOrderMark() throws UnreadablePageException {
        String text = "\ufeff<meta charset=utf-16><a href='lib-1.0.zip' data-yanked='\u00e9'></a>";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            byte[] body = text.getBytes(charset);
            assertThat(ProjectPageReader.read(
                                    new PageText(body, body.length, "text/html; charset=latin1", Pages.URL), Pages.LIB)
                            .file(0)
                            .yank())
                    .contains(Yank.because("\u00e9"));
        }
    }
}
