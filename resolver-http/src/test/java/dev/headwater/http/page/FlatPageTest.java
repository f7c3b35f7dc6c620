// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatPageTest {
    private static final String BODY = """
            <title>wheels</title><a href="../">up</a>
            <a href="lib-1.0-py3-none-any.whl" data-requires-python="&gt;=3.8">lib</a>
            <a href="Other_Lib-2.0.tar.gz" data-yanked>other</a>
            <a href="lib-0.9-py2.7.egg">egg</a>
            <a href="foo-1.0-1.tar.gz">old</a>
            <a href="README.txt">read</a>
            """;

    private static FlatPage read(String body) throws UnreadablePageException {
        return FlatPage.read(Pages.text(body, "text/html"));
    }

    private static List<String> filenames(FlatPage page, String project) {
        List<String> names = new ArrayList<>();
        page.project(ProjectName.parse(project)).ifPresent(own -> {
            for (int i = 0; i < own.fileCount(); i++) {
                names.add(own.filename(i));
            }
        });
        return names;
    }

    @Test
    void eachProjectHasItsFiles() throws UnreadablePageException {
        FlatPage page = read(BODY);

        assertThat(filenames(page, "lib")).containsExactly("lib-1.0-py3-none-any.whl", "lib-0.9-py2.7.egg");
        assertThat(filenames(page, "other-lib")).containsExactly("Other_Lib-2.0.tar.gz");
        ProjectPage other = page.project(ProjectName.parse("other-lib")).orElseThrow();
        assertThat(other.name()).isEqualTo(ProjectName.parse("other-lib"));
        assertThat(other.isYanked(0)).isTrue();
        assertThat(other.requiresPython(0)).isNull();
        assertThat(other.uploadTime(0)).isEqualTo(ProjectPage.NO_UPLOAD_TIME);
        assertThat(other.file(0).project()).isEqualTo(ProjectName.parse("other-lib"));
        assertThat(other.file(0).url()).isEqualTo(Pages.URL + "Other_Lib-2.0.tar.gz");
    }

    @Test
    void anOldNameMayBeOfTwoProjects() throws UnreadablePageException {
        assertThat(filenames(read(BODY), "foo")).containsExactly("foo-1.0-1.tar.gz");
        assertThat(filenames(read(BODY), "foo-1-0")).containsExactly("foo-1.0-1.tar.gz");
    }

    @Test
    void aNameThatNoFileHasIsAbsent() throws UnreadablePageException {
        assertThat(read(BODY).project(ProjectName.parse("readme"))).isEmpty();
        assertThat(read(BODY).project(Pages.LIB)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html></html>",
                "<title>Log in</title><form action='/login'><input name='user'></form>",
                "<title>Index of /wheels</title><a href='../'>up</a><a href='README.txt'>read</a>",
                "<a href='lib-0.9-py2.7.egg'>egg</a>",
                "<a href='lib-1.0-py3-none-any.whl.asc'>signature</a><a href='lib-1.0.exe'>installer</a>",
                "<a href='logo.zip'>logo</a><a href='-1.0.tar.gz'>of nobody</a>",
                "<a href='logo-small.zip'>logo</a><a href='lib-1.0.whl'>no wheel</a>"
            })
    void oneWithoutAWheelOrSourceDistributionOfAnybodyIsNone(String body) {
        assertThatExceptionOfType(UnreadablePageException.class)
                .isThrownBy(() -> read(body))
                .satisfies(e -> assertThat(e.getMessage()).contains("no wheel and no source distribution"))
                .satisfies(e -> assertThat(e.remedy()).hasValue(Remedy.of(Remedy.Action.CHECK_LOCATION_AND_LOGIN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib-1.0-py3-none-any.whl", "lib-1.0.tar.gz", "lib-1.0.zip", "lib-1.0.tar.bz2"})
    void oneFileOfOneProjectIsEnough(String filename) throws UnreadablePageException {
        assertThat(filenames(read("<a href='" + filename + "'>one</a>"), "lib")).containsExactly(filename);
    }

    @Test
    void oneThatWasKeptWithoutAFileIsNotReadBack() throws UnreadablePageException {
        byte[] kept = new ColumnsBuilder(
                        null, UrlText.parse(Pages.URL), PageMask.ofFlatPage(Pages.text("", "text/html")))
                .build("", ProjectStatus.ACTIVE)
                .pack();

        assertThatExceptionOfType(UnreadablePageException.class).isThrownBy(() -> FlatPage.unpack(kept));
    }

    @Test
    void aFileWithAHashThatIsNoneHasAFault() throws UnreadablePageException {
        FlatPage page = FlatPage.unpack(
                read(BODY + "<a href='lib-2.0.zip#sha256=x'>lib</a>").pack());

        ProjectPage lib = page.project(Pages.LIB).orElseThrow();
        assertThat(lib.fault(0)).isNull();
        assertThat(lib.fault(2)).isEqualTo(ListingFault.MALFORMED_HASH);
    }

    @Test
    void comesBackFromItsPackedForm() throws UnreadablePageException {
        FlatPage page = FlatPage.unpack(read(BODY).pack());

        assertThat(filenames(page, "lib")).hasSize(2);
        assertThat(page.project(Pages.LIB).orElseThrow().file(0))
                .isEqualTo(read(BODY).project(Pages.LIB).orElseThrow().file(0));
    }

    @Test
    void isNoOtherKindOfPage() throws UnreadablePageException {
        byte[] page = Pages.json("{\"name\":\"lib\",\"files\":[]}").pack();

        assertThatExceptionOfType(UnreadablePageException.class).isThrownBy(() -> FlatPage.unpack(page));
        assertThatExceptionOfType(UnreadablePageException.class)
                .isThrownBy(() -> ColumnPage.unpack(read(BODY).pack(), Pages.LIB));
        assertThatExceptionOfType(UnreadablePageException.class)
                .isThrownBy(() -> FlatPage.read(Pages.text("{}", Pages.JSON)));
        assertThatExceptionOfType(UnreadablePageException.class).isThrownBy(() -> read("\n"));
        assertThatExceptionOfType(UnreadablePageException.class)
                .isThrownBy(() -> read("<meta name='pypi:repository-version' content='2.0'>"));
    }
}
