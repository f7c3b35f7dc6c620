// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.name.ProjectName;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link PackageIndex} promises, put to an index that has:
 *
 * <pre>
 * foo-bar 1.0    a wheel for all, foo_bar-1.0-py3-none-any.whl; it needs six>=1.10 and Python >=3.8
 * foo-bar 2.0    the same without requirements
 * broken 1.0     a wheel whose metadata has no version
 * empty          a project without files
 * </pre>
 *
 * <p>and nothing else. To hold an index of one's own to it, extend this class and make the index.
 */
abstract class PackageIndexContract {
    /** {@return an index of the projects above, made for each test} */
    abstract PackageIndex index() throws Exception;

    @Test
    void aProjectThatIsThereIsPresentUnderEverySpelling() throws Exception {
        try (PackageIndex index = index()) {
            for (String spelling : List.of("foo-bar", "Foo_Bar", "FOO.bar")) {
                ProjectPage page = page(index, spelling);

                assertThat(page.name()).isEqualTo(ProjectName.parse("foo-bar"));
                assertThat(filenames(page))
                        .containsExactlyInAnyOrder("foo_bar-1.0-py3-none-any.whl", "foo_bar-2.0-py3-none-any.whl");
            }
        }
    }

    @Test
    void aProjectWithoutFilesIsPresent() throws Exception {
        try (PackageIndex index = index()) {
            assertThat(page(index, "empty").fileCount()).isZero();
        }
    }

    @Test
    void aNameThatIsNotThereIsAbsent() throws Exception {
        try (PackageIndex index = index()) {
            for (String name : List.of("six", "foo", "foo-bar-baz", "bar", "foo-bar-1-0")) {
                assertThat(ask(index, name)).isInstanceOf(ProjectAnswer.Absent.class);
            }
        }
    }

    @Test
    void aFileSaysWhatTheColumnsOfItsPageSay() throws Exception {
        try (PackageIndex index = index()) {
            ProjectPage page = page(index, "foo-bar");
            for (int i = 0; i < page.fileCount(); i++) {
                DistributionFile file = page.file(i);

                assertThat(file.project()).isEqualTo(page.name());
                assertThat(file.filename()).isEqualTo(page.filename(i));
                assertThat(file.requiresPython().orElse(null)).isEqualTo(page.requiresPython(i));
                assertThat(file.yank().isPresent()).isEqualTo(page.isYanked(i));
                assertThat(file.uploadTime()
                                .map(time -> ChronoUnit.MICROS.between(Instant.EPOCH, time))
                                .orElse(ProjectPage.NO_UPLOAD_TIME))
                        .isEqualTo(page.uploadTime(i));
            }
        }
    }

    @Test
    void aFileHasAnAbsoluteUrlWithoutUserInformationThatEndsInItsName() throws Exception {
        try (PackageIndex index = index()) {
            URI url = URI.create(page(index, "foo-bar").file(0).url());

            assertThat(url.isAbsolute()).isTrue();
            assertThat(url.getUserInfo()).isNull();
            assertThat(url.getPath()).endsWith("/" + page(index, "foo-bar").filename(0));
        }
    }

    @Test
    void eachFileHasItsOwnMetadataHoweverManyAreAskedAtOnce() throws Exception {
        try (PackageIndex index = index()) {
            ProjectPage page = page(index, "foo-bar");
            List<DistributionFile> files = new ArrayList<>();
            List<CompletableFuture<MetadataAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                files.add(page.file(i % 2));
                answers.add(index.metadata(page.file(i % 2)).toCompletableFuture());
            }
            for (int i = 0; i < files.size(); i++) {
                MetadataAnswer.Found found =
                        (MetadataAnswer.Found) answers.get(i).get(20, TimeUnit.SECONDS);
                assertThat(files.get(i).filename())
                        .contains("-" + found.effective().version() + "-");
            }
        }
    }

    @Test
    void metadataIsThatOfTheFile() throws Exception {
        try (PackageIndex index = index()) {
            ProjectPage page = page(index, "foo-bar");
            int first = filenames(page).indexOf("foo_bar-1.0-py3-none-any.whl");
            MetadataAnswer.Found found = (MetadataAnswer.Found) metadata(index, page.file(first));

            assertThat(found.effective().name()).isEqualTo(page.name());
            assertThat(found.effective().requiresDist()).containsExactly("six>=1.10");
            assertThat(found.effective().requiresPython()).hasToString("Optional[>=3.8]");
        }
    }

    @Test
    void aFileWhoseMetadataCannotBeReadIsUnusableAndHarmsNoOther() throws Exception {
        try (PackageIndex index = index()) {
            DistributionFile broken = page(index, "broken").file(0);
            DistributionFile sound = page(index, "foo-bar").file(0);

            assertThat(metadata(index, broken)).isInstanceOf(MetadataAnswer.Unusable.class);
            assertThat(metadata(index, sound)).isInstanceOf(MetadataAnswer.Found.class);
        }
    }

    @Test
    void theSameQuestionHasTheSameAnswerFromManyThreads() throws Exception {
        try (PackageIndex index = index()) {
            List<CompletableFuture<List<DistributionFile>>> asked = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                asked.add(CompletableFuture.supplyAsync(() -> files(page(index, "foo-bar"))));
            }
            for (CompletableFuture<List<DistributionFile>> each : asked) {
                assertThat(each.get(20, TimeUnit.SECONDS))
                        .isEqualTo(asked.get(0).get(20, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void closingTwiceIsHarmless() throws Exception {
        PackageIndex index = index();
        index.close();
        index.close();
    }

    private static ProjectAnswer ask(PackageIndex index, String name) {
        return index.project(ProjectName.parse(name))
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static ProjectPage page(PackageIndex index, String name) {
        ProjectAnswer answer = ask(index, name);
        assertThat(answer).isInstanceOf(ProjectAnswer.Present.class);
        return ((ProjectAnswer.Present) answer).page();
    }

    private static MetadataAnswer metadata(PackageIndex index, DistributionFile file) {
        return index.metadata(file)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static List<String> filenames(ProjectPage page) {
        return IntStream.range(0, page.fileCount()).mapToObj(page::filename).toList();
    }

    private static List<DistributionFile> files(ProjectPage page) {
        return IntStream.range(0, page.fileCount()).mapToObj(page::file).toList();
    }
}
