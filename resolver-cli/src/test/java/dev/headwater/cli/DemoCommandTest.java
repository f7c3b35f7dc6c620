// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    private Path folder;

    @Test
    void tellsAStoryInThreeAnswers() {
        Run run = Run.in(folder, "demo");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        Debian 12 ahead of a public index, in three answers. Who supplies a project is decided before which
                        version is chosen, and nothing falls through to the next index.

                        1. Debian's versions, with the metadata that upstream published: a no
                        $ headwater resolve requests
                          1. requests 2.28.1 from debian-published depends on charset-normalizer<3,>=2, but
                             debian-published, which supplies charset-normalizer, has only 3.0.1
                          2. the request asks for requests
                          3. the request has no solution (from 1 and 2)
                        debian-published has a charset-normalizer, so pypi is not asked for one: if a version that does not
                        fit opened the next index, whoever publishes there under that name would decide what is installed.

                        2. The same versions, by Debian's own relations: a yes
                        $ headwater resolve requests
                          certifi             2022.9.24  debian  python3-certifi 2022.9.24-1
                          chardet             5.1.0      debian  python3-chardet 5.1.0+dfsg-2
                          charset-normalizer  3.0.1      debian  python3-charset-normalizer 3.0.1-2
                          idna                3.3        debian  python3-idna 3.3-1+deb12u1
                          requests            2.28.1     debian  python3-requests 2.28.1+dfsg-1
                          six                 1.16.0     debian  python3-six 1.16.0-4
                          urllib3             1.26.12    debian  python3-urllib3 1.26.12-1+deb12u4
                        Debian has long made them fit: its python3-requests 2.28.1+dfsg-1 asks for charset-normalizer of any
                        version. Each row is a package of Debian; `headwater plan` prints the line for apt-get.

                        3. What Debian has only in an older version: still a no
                        $ headwater resolve prefect==3.7.2
                          1. prefect 3.7.2 from pypi depends on websockets<17.0,>=15.0.1, but debian, which supplies
                             websockets, has only 10.4 (python3-websockets 10.4-1)
                          2. the request asks for prefect==3.7.2
                          3. the request has no solution (from 1 and 2)
                        debian has no prefect, so pypi supplies it; debian has websockets, so it alone supplies them. Only
                        the policy can say otherwise, with a pin.
                        """);
    }

    @Test
    void isOneObjectOfJsonWithTheAnswersInTheOrderTold() {
        Run run = Run.in(folder, "demo", "--format", "json");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith(
                        "{\n  \"schema\": 2,\n  \"answers\": [\n    {\n      \"schema\": 2,\n      \"outcome\": \"unsatisfiable\",")
                .containsSubsequence(
                        "\n        {\"step\": 1,",
                        "\n    },\n    {\n      \"schema\": 2,\n      \"outcome\": \"resolved\",",
                        "\n        {\"name\": \"requests\", \"version\": \"2.28.1\", \"index\": \"debian\"",
                        "\"offer\": \"provided\"",
                        "\n    },\n    {\n      \"schema\": 2,\n      \"outcome\": \"unsatisfiable\",",
                        "\n        {\"step\": 1,")
                .endsWith("\n      ]\n    }\n  ]\n}\n");
        assertThat(run.out().split("\"outcome\": ", -1)).hasSize(1 + 3);
    }

    @Test
    void isTheSameEachTime() {
        assertThat(Run.in(folder, "demo", "--format", "json")).isEqualTo(Run.in(folder, "demo", "--format", "json"));
    }

    @Test
    void takesNoRequirements() {
        assertThat(Run.in(folder, "demo", "flask").err()).contains("headwater resolve takes them");
    }
}
