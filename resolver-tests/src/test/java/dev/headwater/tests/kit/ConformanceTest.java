// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headwater.conformance.ConformanceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit by its public interface, with scenarios and tools of its own: what it reports of them. */
class ConformanceTest {
    private static final String DEAD = """
        An index that does not answer is not passed over.

        == indexes
        [inner]
        failing kettle: no answer
        [public]
        kettle 2.0

        == request
        kettle

        == expect
        index-failure
        """;

    private static final String PROVIDED = """
        A package of a distributor is chosen.

        == indexes
        [distro]
        kettle 1.0 provided pkg:deb/debian/python3-kettle@1.0-2

        == request
        kettle

        == expect
        resolved
        kettle 1.0 from distro
        """;

    @TempDir
    private Path folder;

    private ScenarioFolder scenarios;

    @BeforeEach
    void makeFolder() throws IOException {
        scenarios = new ScenarioFolder(folder);
    }

    @Test
    void saysWhoAgreesAndHowOthersDiffer() throws IOException, InterruptedException {
        scenarios.write("order/dead.txt", DEAD);
        scenarios.write("provided/one.txt", PROVIDED);

        ConformanceReport report = scenarios
                .kit()
                .subject("first", MadeSubject.command("first"))
                .subject("merged", MadeSubject.command("merged"))
                .jobs(2)
                .build()
                .run();

        assertThat(report.text()).isEqualTo("""
            3 scenarios; = agrees, x differs, ! failed, - left out
            1. headwater (1): 3 agree
            2. first: 1 agree, 1 failed, 1 left out
            3. merged: 1 differ, 1 failed, 1 left out

            Scenarios that show no sentence of the rule.
              =!!  order/dead
                  first: ended with the status 1
                  merged: ended with the status 1
              ==x  order/first
                  merged: chose kettle 2.0 from public, lamp 3.0 from public, not kettle 1.0 from inner, lamp 3.0 from public; public was asked about kettle
              =--  provided/one

            first was left out
              1 times: a Simple API does not say what a distributor provides

            merged was left out
              1 times: a Simple API does not say what a distributor provides
            """);
        assertThat(report.against()).containsExactly("first", "merged");
    }

    @Test
    void stepsArePutOneAfterTheOtherAndEachIsCompared() throws IOException, InterruptedException {
        scenarios.write(
                "order/first.txt",
                ScenarioFolder.FIRST.replace("== expect", "== served\ninner: max-age 600\n\n== expect") + """

                    == then PT5M

                    == indexes
                    [inner]
                    kettle 1.0 1.1
                    [public]
                    lamp 3.0

                    == expect
                    resolved
                    kettle 1.0 from inner
                    lamp 3.0 from public
                    never-asked inner kettle
                    """);
        Path kept = folder.resolve("question");

        ConformanceReport report = reportKeeping(kept);

        assertThat(report.text())
                .contains("1. headwater (1): 1 agree\n")
                .contains("  =x-!  order/first\n")
                .contains("first: step 2: chose kettle 1.1 from inner, lamp 3.0 from public, not kettle 1.0 from inner,"
                        + " lamp 3.0 from public; step 2: inner was asked about kettle\n")
                .contains("1 times: how old what it keeps is, it tells by the clock of this machine\n");
        assertIs("conformance-1.json", report.json());
        assertThat(report.html()).contains("resolved: kettle 1.0 from inner, lamp 3.0 from public; then resolved");
        String question = Files.readString(kept);
        assertIs("conformance-question-1.json", question);
        assertThat(question).contains("\"step\":{\"number\":1,\"count\":2,\"kind\":\"resolve\",\"elapsed\":\"PT0S\"");
    }

    /** {@return what is reported of one tool that answers, one that cannot, and one that keeps its last question} */
    private ConformanceReport reportKeeping(Path question) throws IOException, InterruptedException {
        return scenarios
                .kit()
                .subject("first", MadeSubject.command("first"))
                .subject("uv", List.of("nowhere/uv"))
                .subject("keeping", MadeSubject.command("keeping", question.toString()))
                .build()
                .run();
    }

    @Test
    void whoStandsBehindAGatewayIsHeldToWhatHasToComeThere() throws IOException, InterruptedException {
        scenarios.write(
                "order/first.txt",
                ScenarioFolder.FIRST + "\n== gateway\nresolved\nkettle 2.0 from public\nlamp 3.0 from public\n");

        ConformanceReport report = scenarios
                .kit()
                .subject("first", MadeSubject.command("first"))
                .subject("gateway-first", MadeSubject.command("first"))
                .subject("gateway-merged", MadeSubject.command("merged"))
                .build()
                .run();

        assertThat(report.text())
                .contains(
                        "2. first: 1 agree\n",
                        "3. gateway-first: 1 differ\n",
                        "4. gateway-merged: 1 agree\n",
                        "gateway-first: chose kettle 1.0 from inner, lamp 3.0 from public, not kettle 2.0 from public");
    }

    @Test
    void toolThatLocksTellsWhatItsLockHolds() throws IOException, InterruptedException {
        scenarios.write(
                "order/first.txt", ScenarioFolder.FIRST.replace("== expect", "== first lock\n\n== expect") + """
                    locked kettle kettle-1.0-py3-none-any.whl
                    locked lamp lamp-3.0-py3-none-any.whl
                    """);
        Path kept = folder.resolve("question");

        ConformanceReport report = reportKeeping(kept);

        assertThat(report.text())
                .contains("1. headwater (1): 1 agree\n")
                .contains("  =x-!  order/first\n")
                .contains("first: does not say locked kettle kettle-1.0-py3-none-any.whl;")
                .contains("1 times: it has no lock that says who supplies what\n");
        assertIs("conformance-1.json", report.json());
        assertThat(report.json()).contains("\"lock written\"");
        String question = Files.readString(kept);
        assertIs("conformance-question-1.json", question);
        assertThat(question).contains("\"kind\":\"lock\"");
    }

    @Test
    void lockThatCannotBeReadIsAFailure() throws IOException, InterruptedException {
        scenarios.write("order/first.txt", ScenarioFolder.FIRST.replace("== expect", "== first lock\n\n== expect"));

        ConformanceReport report = scenarios
                .kit()
                .subject("headwater-made", MadeSubject.command("spoiling"))
                .build()
                .run();

        assertThat(report.text()).contains("headwater-made: left a lock that cannot be read\n");
    }

    @Test
    void longNameOfAProjectIsThatOfAFolderInItsArchive() throws IOException, InterruptedException {
        String name = "kettle".repeat(20);
        scenarios.write(
                "order/first.txt",
                ScenarioFolder.FIRST
                        .replace("kettle 1.0\n[", name + " 1.0 | sdist\n[")
                        .replace("kettle\n", name + "\n")
                        .replace("kettle 1.0 from", name + " 1.0 from")
                        .replace(
                                "== request",
                                "== served\ninner " + name + "-1.0.tar.gz.metadata: unannounced\n== request"));

        ConformanceReport report = scenarios.kit().build().run();

        assertThat(report.against()).as(report.text()).isEmpty();
    }

    @Test
    void jsonIsAsItsSchemaDescribesIt() throws IOException, InterruptedException {
        scenarios.write("order/dead.txt", DEAD);

        String json = scenarios
                .kit()
                .subject("merged", MadeSubject.command("merged"))
                .build()
                .run()
                .json();

        assertIs("conformance-1.json", json);
        assertThat(json)
                .contains("\"asked\" : [ \"inner: kettle, lamp\", \"public: lamp\" ]")
                .contains("\"path\" : \"/simple/kettle/\"")
                .contains("\"status\" : 404");
    }

    @Test
    void htmlIsOnePageWithoutAScriptThatLoadsNothing() throws IOException, InterruptedException {
        String html = scenarios
                .kit()
                .subject("merged", MadeSubject.command("merged"))
                .build()
                .run()
                .html();

        assertThat(html)
                .startsWith("<!doctype html>")
                .contains("order/first")
                .contains("public was asked about kettle")
                .contains("The first index that has a project supplies it.")
                .doesNotContain("<script", "<link", "src=", "url(");
    }

    @Test
    void whatOthersWroteIsTextOnThePage() throws IOException, InterruptedException {
        scenarios.write(
                "order/first.txt", ScenarioFolder.FIRST.replace("The first index", "The <script>first</script> index"));
        String answer = "{\"outcome\": \"resolved\", \"packages\": [{\"name\": \"kettle\", \"version\": \"1.0\","
                + " \"index\": \"<script>alert(1)</script>\", \"file\": \"' onload='\"}]}";

        String html = scenarios
                .kit()
                .subject("saying", MadeSubject.command("saying", answer))
                .build()
                .run()
                .html();

        assertThat(html)
                .doesNotContain("<script", "' onload")
                .contains("The &lt;script&gt;first&lt;/script&gt; index")
                .contains("chose kettle 1.0 from &lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void questionIsAsItsSchemaDescribesIt() throws IOException, InterruptedException {
        Path kept = folder.resolve("question.json");
        scenarios.write("order/first.txt", ScenarioFolder.FIRST.replace("\n== request\n", """

            == policy
            inner.reserved = acme-*, kettle
            public.cool-down = P7D
            public.also-absent = 403, 451
            public.absent-redirects = /login/
            pins.lamp = public
            overlays.may-add = true

            == app.toml
            [project]
            name = "app"
            version = "1.0"

            == request
            -r app.toml
            --constraint kettle<9 --hash-of inner kettle-1.0-py3-none-any.whl
            --prerelease allow
            """));

        scenarios
                .kit()
                .subject("keeping", MadeSubject.command("keeping", kept.toString()))
                .build()
                .run();

        String question = Files.readString(kept);
        assertIs("conformance-question-1.json", question);
        assertThat(question)
                .contains("\"reserved\":[\"acme-*\",\"kettle\"]")
                .contains("\"also-absent\":[403,451]")
                .containsPattern("\"absent-redirects\":\\[\"http://127\\.0\\.0\\.1:[0-9]+/login/\"]")
                .contains("\"pins\":{\"lamp\":\"public\"}")
                .contains("[\"--prerelease\",\"allow\"]")
                .contains("{\"requirement\":\"kettle<9\",\"hashes\":[\"sha256:")
                .contains("[\"-r\",\"app.toml\"]");
    }

    private static void assertIs(String schema, String json) throws IOException {
        Path file = Path.of(System.getProperty("headwater.root"), "docs", "schema", schema);
        JsonSchema read =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(file));
        assertThat(read.validate(json, InputFormat.JSON)).isEmpty();
    }
}
