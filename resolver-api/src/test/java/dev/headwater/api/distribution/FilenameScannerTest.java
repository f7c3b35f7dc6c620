// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FilenameScanner.Outcome;
import dev.headwater.api.name.ProjectName;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilenameScannerTest {
    private final FilenameScanner scanner = new FilenameScanner(ProjectName.parse("foo-bar"));

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "foo_bar-1.0-py3-none-any.whl, WHEEL",
        "Foo.Bar-1.0-2-py3-none-any.whl, WHEEL",
        "foo_baz-1.0-py3-none-any.whl, OTHER_PROJECT",
        "foo_bar_-1.0-py3-none-any.whl, OTHER_PROJECT",
        "foo-bar-1.0-py3-none-any.whl, OTHER_PROJECT",
        "foo_bar-1.0-py3-none-any-any-any.whl, MALFORMED",
        "foo_bar-1.0.whl, MALFORMED",
        "foo-bar-1.0.tar.gz, SDIST",
        "FOO_BAR-1.0-1.zip, SDIST",
        "foo-1.0.tar.gz, OTHER_PROJECT",
        "foobar.tar.gz, MALFORMED",
        "foo-bar-.tar.gz, MALFORMED",
        "foo_bar-1.0-py3.12.egg, UNSUPPORTED",
        "foo-bar-1.0.exe, UNSUPPORTED",
        "foo_bar-1.0-py3-none-any.whl.asc, UNSUPPORTED",
        "'', UNSUPPORTED",
    })
    void tellsWhatAFileIs(String filename, Outcome outcome) {
        assertThat(scanner.scan(filename)).isEqualTo(outcome);
    }

    @Test
    void saysWhereThePartsOfAWheelStand() {
        String filename = "foo_bar-1.0-2a-py3-none-any.whl";
        assertThat(scanner.scan(filename)).isEqualTo(Outcome.WHEEL);
        assertThat(scanner.version()).isEqualTo("1.0");
        assertThat(scanner.build()).isEqualTo(new BuildTag("2", "a"));
        assertThat(filename.substring(scanner.tagsFrom(), scanner.tagsTo())).isEqualTo("py3-none-any");
        assertThat(scanner.scan("foo_bar-1.1-py3-none-any.whl")).isEqualTo(Outcome.WHEEL);
        assertThat(scanner.build()).isEqualTo(BuildTag.NONE);
    }

    @Test
    void saysWhereThePartsOfASourceDistributionStand() {
        assertThat(scanner.scan("foo-bar-1.0-1.tar.xz")).isEqualTo(Outcome.SDIST);
        assertThat(scanner.version()).isEqualTo("1.0-1");
        assertThat(scanner.archive()).isEqualTo(ArchiveKind.TAR_XZ);
        assertThat(scanner.build()).isEqualTo(BuildTag.NONE);
    }

    @Test
    void takesAMegabyteInLinearTime() {
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            for (String part : new String[] {"-", "_", "a.", "é", "0"}) {
                String long1 = part.repeat(1_000_000 / part.length());
                scanner.scan(long1 + ".whl");
                scanner.scan(long1 + ".tar.gz");
                scanner.scan("foo_bar-1.0-" + long1 + "-none-any.whl");
                scanner.scan("foo_bar-1.0-py3-none-" + long1 + ".whl");
            }
        });
    }
}
