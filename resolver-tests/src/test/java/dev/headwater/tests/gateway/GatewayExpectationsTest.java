// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an overlay expects of files that it leaves as they are. */
class GatewayExpectationsTest extends Gateways {
    private static final String RIGHT = "\"filename\":\"lib-1.0-py3-none-any.whl\"";
    private static final String WRONG = "\"filename\":\"lib-2.0-py3-none-any.whl\"";

    @BeforeEach
    void start() throws IOException {
        first.wheel("lib", "1.0", "dep<2").wheel("lib", "2.0", "dep<3").wheel("lib", "3.0", "six");
        first.file("lib", "lib-1.0.tar.gz", new byte[9], "").file("lib", "lib-2.0.tar.gz", new byte[9], "");
        expect("");
    }

    private void expect(String more) throws IOException {
        Files.writeString(folder.resolve("hotfixes.toml"), overlay("one", "1.0", more) + overlay("two", "2.0", more));
    }

    private static String overlay(String id, String version, String more) {
        return """
            [[overlay]]
            id = "%s"
            reason = "it was tried with that"
            index = "first"
            project = "lib"
            versions = "==%s"
            expect = ["dep<2"]
            %s
            """.formatted(id, version, more);
    }

    private String policy() {
        return one() + "[overlays]\nfiles = [\"hotfixes.toml\"]\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yank = \"it is slow\""})
    void aFileThatIsNotWhatIsExpectedIsNotListedAndOneThatIsStaysAsItWas(String more) throws Exception {
        expect(more);
        try (Behind gateway = over(policy())) {
            String page = gateway.page("lib");

            assertThat(page)
                    .contains(
                            RIGHT,
                            "\"filename\":\"lib-1.0.tar.gz\"",
                            "\"filename\":\"lib-3.0-py3-none-any.whl\"",
                            "lib-2.0-py3-none-any.whl: the overlays two do not fit what is in it",
                            "lib-2.0.tar.gz: a source distribution of a version that overlays do not fit")
                    .doesNotContain(WRONG, "\"filename\":\"lib-2.0.tar.gz\"");
            assertThat(gateway.get("/files/lib/lib-2.0-py3-none-any.whl").statusCode())
                    .isEqualTo(404);
            assertThat(gateway.get("/files/lib/lib-1.0-py3-none-any.whl.metadata")
                            .body())
                    .isEqualTo(first.body("lib-1.0-py3-none-any.whl.metadata"));
        }
    }

    @Test
    void noWheelIsRewrittenOrFetchedForWhatIsOnlyExpected() throws Exception {
        try (Behind gateway = over(policy(), builder -> builder.rewriteWheels(1 << 20, 2))) {
            assertThat(gateway.page("lib"))
                    .contains(RIGHT, "the overlays two do not fit")
                    .doesNotContain(WRONG, "0hw");
            assertThat(first.asked()).noneMatch(path -> path.endsWith(".whl"));
        }
    }

    @Test
    void aSourceDistributionOfWhichNoWheelShowsWhatIsExpectedIsNotListed() throws Exception {
        first.file("alone", "alone-1.0.tar.gz", new byte[9], "").wheel("alone", "2.0");
        Files.writeString(
                folder.resolve("hotfixes.toml"), overlay("one", "1.0", "").replace("\"lib\"", "\"alone\""));
        try (Behind gateway = over(policy())) {
            assertThat(gateway.page("alone"))
                    .contains(
                            "alone-2.0-",
                            "alone-1.0.tar.gz: a source distribution of which no wheel shows what overlays expect")
                    .doesNotContain("\"filename\":\"alone-1.0.tar.gz\"");
        }
    }

    @Test
    void aPageIsNotAnsweredWhereItIsNotKnownWhetherFilesAreWhatIsExpected() throws Exception {
        SmallIndex.Held held = first.hold("lib-2.0-py3-none-any.whl.metadata");
        try (Behind gateway = over(policy())) {
            CompletableFuture<HttpResponse<byte[]>> answer = gateway.ask("/simple/lib/");
            held.awaitAsked();
            first.failWith(503);
            held.release();

            assertThat(answer.join().statusCode()).isEqualTo(504);
            assertThat(text(answer.join()))
                    .contains("the metadata of lib-2.0-py3-none-any.whl, which overlays are for");
        }
    }
}
