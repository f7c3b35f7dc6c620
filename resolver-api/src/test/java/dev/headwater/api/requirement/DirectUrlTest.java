// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectUrlTest {
    @Test
    void readsEachKindOfSource() {
        DirectUrl vcs = DirectUrl.of(Map.of(
                "url", "https://git.example.org/a.git",
                "vcs_info", Map.of("vcs", "git", "commit_id", "aa", "requested_revision", "main"),
                "subdirectory", "x"));
        assertThat(vcs.source()).isEqualTo(new DirectUrl.Vcs("git", "aa", Optional.of("main")));
        assertThat(vcs.subdirectory()).contains("x");
        DirectUrl archive =
                DirectUrl.of(Map.of("url", "https://example.org/a.zip", "archive_info", Map.of("hash", "sha256=aa")));
        assertThat(archive.source()).isEqualTo(new DirectUrl.Archive(Map.of("sha256", "aa")));
        DirectUrl directory = DirectUrl.of(Map.of("url", "file:///home/a", "dir_info", Map.of("editable", true)));
        assertThat(directory.source()).isEqualTo(new DirectUrl.Directory(true));
        for (DirectUrl url : new DirectUrl[] {vcs, archive, directory}) {
            assertThat(DirectUrl.of(url.toMap())).isEqualTo(url).hasSameHashCodeAs(url);
        }
    }

    @ParameterizedTest(name = "{0} is written as {1}")
    @CsvSource({
        "https://user:secret@example.org/a.zip, https://example.org/a.zip",
        "https://user@example.org/a@b.zip, https://example.org/a@b.zip",
        "https://a@b:c@example.org/a.zip, https://example.org/a.zip",
        "ssh://git@example.org/a, ssh://git@example.org/a",
        "https://${USER}:${TOKEN}@example.org/, https://${USER}:${TOKEN}@example.org/",
        "https://${USER}:token@example.org/, https://example.org/",
        "https://example.org/@a, https://example.org/@a",
        "https://example.org?a@b, https://example.org?a@b"
    })
    void writesNoSecrets(String given, String written) {
        DirectUrl url = DirectUrl.of(Map.of("url", given, "archive_info", Map.of()));
        assertThat(url.url()).isEqualTo(given);
        assertThat(url.urlWithoutCredentials()).isEqualTo(written);
        assertThat(url.toString()).contains(written).doesNotContain("secret");
    }

    @Test
    void saysWhichKeyIsWrong() {
        assertThatExceptionOfType(InvalidDirectUrlException.class)
                .isThrownBy(() -> DirectUrl.of(
                        Map.of("url", "https://example.org/a.zip", "archive_info", Map.of("hashes", Map.of("md5", 1)))))
                .satisfies(e -> assertThat(e.key()).isEqualTo("archive_info.hashes.md5"));
        assertThatExceptionOfType(InvalidDirectUrlException.class)
                .isThrownBy(() -> DirectUrl.of(Map.of("url", "https://example.org/a", "dir_info", Map.of())))
                .satisfies(e -> assertThat(e.key()).isEqualTo("url"));
    }
}
