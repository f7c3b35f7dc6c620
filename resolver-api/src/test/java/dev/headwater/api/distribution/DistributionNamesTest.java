// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.name.ProjectName;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionNamesTest {
    @ParameterizedTest(name = "{0} is of {1}")
    @CsvSource({
        "foo-1.0-py3-none-any.whl, foo",
        "Foo.Bar-1.0-py3-none-any.whl, foo-bar",
        "foo-none-py3-none-any.whl, foo",
        "foo_bar-1.0-py2.7.egg, foo-bar",
        "foo-1.0.tar.gz, foo",
        "foo-bar-1.0.zip, foo-bar",
        "foo-1.0-1.tar.gz, foo foo-1-0",
        "foo-1.0.linux-x86_64.tar.gz, foo",
        "foo-master.tar.bz2, foo",
        "foo.tar.gz, ''",
        "-1.0.tar.gz, ''",
    })
    void aNameTellsOfWhichProjectItMayBe(String filename, String projects) {
        assertThat(DistributionNames.projects(filename))
                .containsExactlyElementsOf(Stream.of(projects.split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(ProjectName::parse)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "foo-1.0-py3-none-any.whl.metadata", "foo-1.0.tar.gz.asc", "index.html", ""})
    void otherFilesAreNoDistributions(String filename) {
        assertThat(DistributionNames.isDistribution(filename)).isFalse();
    }
}
