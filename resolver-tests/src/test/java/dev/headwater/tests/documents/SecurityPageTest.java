// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page of threats promises is shown by tests that are there. */
class SecurityPageTest {
    private static final Path PAGE = Fence.ROOT.resolve("docs/security.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    @Test
    void namesTestsThatAreThere() throws IOException {
        List<String> named = TEST.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(named).hasSizeGreaterThan(60);
        assertThat(TestNames.all()).containsAll(named);
    }

    @Test
    void everyPromiseAgainstSomebodyNamesATest() throws IOException {
        String page = Files.readString(PAGE);
        String threats = page.substring(page.indexOf("## Who might try"), page.indexOf("## Secrets"));

        assertThat(threats.split("\n### ")).hasSizeGreaterThan(8).allSatisfy(section -> {
            if (section.contains("\n- ")) {
                assertThat(section).containsPattern(TEST);
            }
        });
    }
}
