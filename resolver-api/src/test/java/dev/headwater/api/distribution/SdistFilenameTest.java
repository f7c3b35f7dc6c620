// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headwater.api.name.ProjectName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdistFilenameTest {
    @Nested
    class OfAnyProject {
        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "foo-1.0.tar.gz, foo, 1.0, TAR_GZ",
            "foo_bar-1.0.zip, foo-bar, 1.0, ZIP",
            "foo-bar-1.0.tar.gz, foo-bar, 1.0, TAR_GZ",
            "foo-1.0-1.tar.gz, foo-1-0, 1, TAR_GZ",
        })
        void splitsAtTheLastHyphen(String text, String name, String version, ArchiveKind kind) {
            SdistFilename sdist = SdistFilename.parse(text);
            assertThat(sdist.name()).hasToString(name);
            assertThat(sdist.version()).hasToString(version);
            assertThat(sdist.kind()).isEqualTo(kind);
        }

        @ParameterizedTest(name = "{0} at {1}")
        @CsvSource({
            "foo-1.0.xz, 7",
            "foo-1.0.tar.bz2, 11",
            "foo1.0.tar.gz, 6",
            "foo-1.x.tar.gz, 5",
            "-1.0.tar.gz, 0",
            "foo-.tar.gz, 4",
            "foo bar-1.0.tar.gz, 3",
        })
        void refusesAndSaysWhere(String text, int position) {
            assertThatExceptionOfType(InvalidSdistFilenameException.class)
                    .isThrownBy(() -> SdistFilename.parse(text))
                    .satisfies(e -> assertThat(e.position()).isEqualTo(position));
        }
    }

    @Nested
    class OfAKnownProject {
        @ParameterizedTest(name = "{0} of {1}")
        @CsvSource({
            "foo-1.0-1.tar.gz, foo, 1.0.post1",
            "Foo.Bar-1.0.tgz, foo-bar, 1.0",
            "foo--bar-1.0.tar.bz2, foo-bar, 1.0",
            "foo-2-1.0.zip, foo-2, 1.0",
        })
        void splitsBehindItsName(String text, String project, String version) {
            assertThat(SdistFilename.parse(text, ProjectName.parse(project)).version())
                    .hasToString(version);
        }

        @ParameterizedTest(name = "{0} of {1}")
        @CsvSource({
            "foo-bar-1.0.tar.gz, foo",
            "foobar-1.0.tar.gz, foo",
            "fo-1.0.tar.gz, foo",
            "foo.tar.gz, foo",
            "foo-1.0.egg, foo",
            "foo-1.0.linux-x86_64.tar.gz, foo",
        })
        void refusesWhatIsNotOfIt(String text, String project) {
            assertThatExceptionOfType(InvalidSdistFilenameException.class)
                    .isThrownBy(() -> SdistFilename.parse(text, ProjectName.parse(project)))
                    .satisfies(e -> assertThat(e.text()).isEqualTo(text));
        }
    }

    @Test
    void everyEndingTellsItsKind() {
        for (ArchiveKind kind : ArchiveKind.values()) {
            for (String ending : kind.endings()) {
                assertThat(ArchiveKind.of("foo-1.0" + ending)).as(ending).hasValue(kind);
            }
        }
    }
}
