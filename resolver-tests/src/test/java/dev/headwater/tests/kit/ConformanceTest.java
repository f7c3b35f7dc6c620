// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.headwater.conformance.Conformance;
import dev.headwater.conformance.ConformanceReport;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kit by its public interface, with scenarios and subjects of its own. */
class ConformanceTest {
    static final String FIRST = """
        The first index that has a project supplies it.

        == indexes
        [inner]
        kettle 1.0
        [public]
        kettle 2.0
        lamp 3.0

        == request
        kettle
        lamp

        == expect
        resolved
        kettle 1.0 from inner
        lamp 3.0 from public
        never-asked public kettle
        """;

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

    /** No test waits for it, but one that fails. */
    private static final int MOST_MILLISECONDS = 120_000;

    @TempDir
    private Path folder;

    private Path scenarios;
    private Path work;

    @BeforeEach
    void makeFolders() throws IOException {
        scenarios = Files.createDirectory(folder.resolve("scenarios"));
        work = Files.createDirectory(folder.resolve("work"));
        write("order/first.txt", FIRST);
    }

    private void write(String name, String text) throws IOException {
        Path file = scenarios.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Conformance.Builder kit() {
        return Conformance.builder(work).scenarios(scenarios).version("1");
    }

    @Test
    void saysWhoAgreesAndHowOthersDiffer() throws IOException, InterruptedException {
        write("order/dead.txt", DEAD);
        write("provided/one.txt", PROVIDED);

        ConformanceReport report = kit().subject("first", MadeSubject.command("first"))
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
        write("order/first.txt", FIRST.replace("== expect", "== served\ninner: max-age 600\n\n== expect") + """

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

        ConformanceReport report = kit().subject("first", MadeSubject.command("first"))
                .subject("uv", List.of("nowhere/uv"))
                .subject("keeping", MadeSubject.command("keeping", kept.toString()))
                .build()
                .run();

        assertThat(report.text())
                .contains("1. headwater (1): 1 agree\n")
                .contains("  =x-!  order/first\n")
                .contains("first: step 2: chose kettle 1.1 from inner, lamp 3.0 from public, not kettle 1.0 from inner,"
                        + " lamp 3.0 from public; step 2: inner was asked about kettle\n")
                .contains("1 times: how old what it keeps is, it tells by the clock of this machine\n");
        assertThat(schema("conformance-1.json").validate(report.json(), InputFormat.JSON))
                .isEmpty();
        assertThat(report.html()).contains("resolved: kettle 1.0 from inner, lamp 3.0 from public; then resolved");
        String question = Files.readString(kept);
        assertThat(schema("conformance-question-1.json").validate(question, InputFormat.JSON))
                .isEmpty();
        assertThat(question).contains("\"step\":{\"number\":1,\"count\":2,\"kind\":\"resolve\",\"elapsed\":\"PT0S\"");
    }

    @Test
    void whoStandsBehindAGatewayIsHeldToWhatHasToComeThere() throws IOException, InterruptedException {
        write("order/first.txt", FIRST + "\n== gateway\nresolved\nkettle 2.0 from public\nlamp 3.0 from public\n");

        ConformanceReport report = kit().subject("first", MadeSubject.command("first"))
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
        write("order/first.txt", FIRST.replace("== expect", "== first lock\n\n== expect") + """
            locked kettle kettle-1.0-py3-none-any.whl
            locked lamp lamp-3.0-py3-none-any.whl
            """);
        Path kept = folder.resolve("question");

        ConformanceReport report = kit().subject("first", MadeSubject.command("first"))
                .subject("uv", List.of("nowhere/uv"))
                .subject("keeping", MadeSubject.command("keeping", kept.toString()))
                .build()
                .run();

        assertThat(report.text())
                .contains("1. headwater (1): 1 agree\n")
                .contains("  =x-!  order/first\n")
                .contains("first: does not say locked kettle kettle-1.0-py3-none-any.whl;")
                .contains("1 times: it has no lock that says who supplies what\n");
        assertThat(schema("conformance-1.json").validate(report.json(), InputFormat.JSON))
                .isEmpty();
        assertThat(report.json()).contains("\"lock written\"");
        String question = Files.readString(kept);
        assertThat(schema("conformance-question-1.json").validate(question, InputFormat.JSON))
                .isEmpty();
        assertThat(question).contains("\"kind\":\"lock\"");
    }

    @Test
    void lockThatCannotBeReadIsAFailure() throws IOException, InterruptedException {
        write("order/first.txt", FIRST.replace("== expect", "== first lock\n\n== expect"));

        ConformanceReport report = kit().subject("headwater-made", MadeSubject.command("spoiling"))
                .build()
                .run();

        assertThat(report.text()).contains("headwater-made: left a lock that cannot be read\n");
    }

    @Test
    void longNameOfAProjectIsThatOfAFolderInItsArchive() throws IOException, InterruptedException {
        String name = "kettle".repeat(20);
        write(
                "order/first.txt",
                FIRST.replace("kettle 1.0\n[", name + " 1.0 | sdist\n[")
                        .replace("kettle\n", name + "\n")
                        .replace("kettle 1.0 from", name + " 1.0 from")
                        .replace(
                                "== request",
                                "== served\ninner " + name + "-1.0.tar.gz.metadata: unannounced\n== request"));

        ConformanceReport report = kit().build().run();

        assertThat(report.against()).as(report.text()).isEmpty();
    }

    @Test
    void jsonIsAsItsSchemaDescribesIt() throws IOException, InterruptedException {
        write("order/dead.txt", DEAD);

        String json = kit().subject("merged", MadeSubject.command("merged"))
                .build()
                .run()
                .json();

        assertThat(schema("conformance-1.json").validate(json, InputFormat.JSON))
                .isEmpty();
        assertThat(json)
                .contains("\"asked\" : [ \"inner: kettle, lamp\", \"public: lamp\" ]")
                .contains("\"path\" : \"/simple/kettle/\"")
                .contains("\"status\" : 404");
    }

    @Test
    void htmlIsOnePageWithoutAScriptThatLoadsNothing() throws IOException, InterruptedException {
        String html = kit().subject("merged", MadeSubject.command("merged"))
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
        write("order/first.txt", FIRST.replace("The first index", "The <script>first</script> index"));
        String answer = "{\"outcome\": \"resolved\", \"packages\": [{\"name\": \"kettle\", \"version\": \"1.0\","
                + " \"index\": \"<script>alert(1)</script>\", \"file\": \"' onload='\"}]}";

        String html = kit().subject("saying", MadeSubject.command("saying", answer))
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
        write("order/first.txt", FIRST.replace("\n== request\n", """

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

        kit().subject("keeping", MadeSubject.command("keeping", kept.toString()))
                .build()
                .run();

        String question = Files.readString(kept);
        assertThat(schema("conformance-question-1.json").validate(question, InputFormat.JSON))
                .isEmpty();
        assertThat(question)
                .contains("\"reserved\":[\"acme-*\",\"kettle\"]")
                .contains("\"also-absent\":[403,451]")
                .containsPattern("\"absent-redirects\":\\[\"http://127\\.0\\.0\\.1:[0-9]+/login/\"]")
                .contains("\"pins\":{\"lamp\":\"public\"}")
                .contains("[\"--prerelease\",\"allow\"]")
                .contains("{\"requirement\":\"kettle<9\",\"hashes\":[\"sha256:")
                .contains("[\"-r\",\"app.toml\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'outcome': 'refused'} | differs: is refused, not resolved",
                "{'left-out': 'no order'} | left-out: no order",
                "{'outcome': 'fine'} | failed: answered the outcome 'fine', which is none of",
                "{'outcome': 'resolved', 'packages': [{'name': '-', 'version': '1'}]} | failed: answered a package"
                        + " that",
                "{'outcome': 'resolved'} {} | failed: answered no JSON",
                "{'outcome': 'resolved', 'packages': [{'name': 'kettle', 'version': '2.0'}, {'name': 'kettle',"
                        + " 'version': '1.0'}, {'name': 'lamp', 'version': '3.0'}]} | differs: chose kettle twice,"
                        + " 2.0, too",
                "{'left-out': '\\u001b[2J\\nO1'} | left-out: \\u001b[2J\\u000aO1",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[ | failed: answered no JSON",
                "sorry | failed: answered no JSON: 'sorry"
            })
    void answerThatIsNoneIsAFailure(String said, String expected) throws IOException, InterruptedException {
        String text = verdict(kit(), "saying", said.replace('\'', '"'));

        assertThat(text).startsWith(expected);
    }

    @Test
    void endlessOutputIsCutOff() throws IOException, InterruptedException {
        assertThat(verdict(kit().mostOutput(1 << 16), "endless")).isEqualTo("failed: wrote more than 65536 bytes");
    }

    @Test
    void endlessQuestionsAreAFailure() throws IOException, InterruptedException {
        assertThat(verdict(kit(), "asking")).isEqualTo("failed: asked more than 5000 times");
    }

    @Test
    void whatIsWrittenLastIsRead() throws IOException, InterruptedException {
        String message = "and so on, ".repeat(5000);

        assertThat(verdict(kit(), "saying", "{\"outcome\": \"refused\", \"message\": \"" + message + "\"}"))
                .startsWith("differs: is refused");
    }

    @Test
    void whoDoesNotEndIsEnded() throws IOException, InterruptedException {
        assertThat(verdict(kit().deadline(Duration.ofSeconds(1)), "hanging"))
                .isEqualTo("failed: did not end within 1 s");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere nothing tells whose a process is")
    void whatASubjectLeavesBehindIsEnded() throws IOException, InterruptedException {
        try (ServerSocket server = server()) {
            assertThat(verdict(kit(), "leaving", String.valueOf(server.getLocalPort())))
                    .startsWith("differs: is refused");

            assertThat(line(server).read()).isEqualTo(-1);
        }
    }

    @Test
    void interruptedRunEndsItsProcessesAndTakesItsFoldersAway() throws IOException, InterruptedException {
        try (ServerSocket server = server()) {
            Conformance kit = kit().subject(
                            "calling", MadeSubject.command("calling", String.valueOf(server.getLocalPort())))
                    .build();
            FutureTask<ConformanceReport> run = new FutureTask<>(kit::run);
            Thread thread = new Thread(run, "run");
            thread.start();
            InputStream line = line(server);

            thread.interrupt();

            assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
            assertThat(line.read()).isEqualTo(-1);
            assertThat(work).isEmptyDirectory();
        }
    }

    private static ServerSocket server() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(MOST_MILLISECONDS);
        return server;
    }

    private static InputStream line(ServerSocket server) throws IOException {
        Socket line = server.accept();
        line.setSoTimeout(MOST_MILLISECONDS);
        return line.getInputStream();
    }

    @Test
    void statusThatIsNotZeroIsAFailure() throws IOException, InterruptedException {
        assertThat(verdict(kit(), "unknown word")).isEqualTo("failed: ended with the status 3");
    }

    @Test
    void programThatIsNotThereIsAFailure() throws IOException, InterruptedException {
        String text = kit().subject("none", List.of(folder.resolve("none").toString()))
                .build()
                .run()
                .text();

        assertThat(text).contains("none: cannot be started");
    }

    /** {@return verdict and reason of a subject about the one scenario} */
    private static String verdict(Conformance.Builder kit, String... words) throws IOException, InterruptedException {
        String text =
                kit.subject("made", MadeSubject.command(words)).build().run().text();
        String mark = text.lines()
                .filter(line -> line.endsWith("  order/first"))
                .findFirst()
                .orElseThrow();
        if (mark.startsWith("  =-")) {
            return "left-out: "
                    + text.substring(text.indexOf("1 times: ") + "1 times: ".length())
                            .strip();
        }
        String why = text.lines()
                .filter(line -> line.startsWith("      made: "))
                .findFirst()
                .orElse("      made: ");
        return (mark.startsWith("  =!") ? "failed: " : "differs: ") + why.substring("      made: ".length());
    }

    @Test
    void subjectWorksInAFolderOfItsOwnThatIsGoneAfterwards() throws IOException, InterruptedException {
        Path kept = folder.resolve("surroundings.txt");

        kit().subject("made", MadeSubject.command("surroundings", kept.toString()))
                .build()
                .run();

        assertThat(Files.readAllLines(kept))
                .hasSize(2)
                .allSatisfy(place -> assertThat(Path.of(place).toString())
                        .startsWith(work.toRealPath().toString()));
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void subjectsHaveNamesOfTheirOwn() {
        assertThatThrownBy(() -> kit().subject("headwater", List.of("true")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kit().subject("one", List.of("true")).subject("one", List.of("true")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kit().subject("one", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonSchema schema(String name) throws IOException {
        Path file = Path.of(System.getProperty("headwater.root"), "docs", "schema", name);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(file));
    }
}
