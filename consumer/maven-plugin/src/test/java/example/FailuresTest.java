// SPDX-License-Identifier: Apache-2.0
package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a build fails, in all words: one build of modules that all fail. */
class FailuresTest {
    @TempDir
    private static Path folder;

    private static Index distro;
    private static Index index;
    private static int closedPort;
    private static Build.Result result;

    @BeforeAll
    static void build() {
        distro = new Index("lib 1.0");
        index = new Index("app 1.0: lib>=2", "lib 2.0");
        try (Index closed = new Index()) {
            closedPort = closed.port();
        }
        String requirement = """
                <requirements>
                  <requirement>app</requirement>
                </requirements>
                """;
        new Project(folder)
                .parent("unsatisfiable", "from-file", "down", "wrong-element", "wrong-key", "contradiction", "nothing", "sloppy")
                .module("unsatisfiable", "resolve", requirement + policy(""))
                .module("from-file", "resolve", requirement)
                .file("from-file/headwater.toml", Project.policy("distro", distro.url(), "index", index.url()))
                .module("down", "resolve", requirement + """
                        <policy>
                          <indexes>
                            <index>
                              <id>internal</id>
                              <url>http://127.0.0.1:%d/simple/</url>
                              <allowInsecure>true</allowInsecure>
                              <retries>0</retries>
                            </index>
                          </indexes>
                        </policy>
                        """.formatted(closedPort))
                .module("wrong-element", "resolve", requirement + policy("<reservd><name>app</name></reservd>"))
                .module("wrong-key", "resolve", requirement)
                .file("wrong-key/headwater.toml", "[[index]]\nid = \"distro\"\nurl = \"https://a.example.org/\"\nreservd = []\n")
                .module("contradiction", "resolve", requirement + """
                        <policy>
                          <indexes>
                            <index>
                              <id>internal</id>
                              <url>http://packages.example.org/simple/</url>
                            </index>
                          </indexes>
                        </policy>
                        """)
                .module("nothing", "resolve", policy(""))
                .module("sloppy", "resolve", """
                        <policyFile>../from-file/headwater.toml</policyFile>
                        <requirements>
                          <requirement>app</requirement>
                          <requirement>lib =&gt; 2</requirement>
                        </requirements>
                        """);
        result = new Build(folder).failAtEnd().run("generate-resources");
    }

    @AfterAll
    static void close() {
        distro.close();
        index.close();
    }

    private static String policy(String more) {
        return """
                <policy>
                  <indexes>
                    <index>
                      <id>distro</id>
                      <url>%s</url>
                      %s
                      <allowInsecure>true</allowInsecure>
                    </index>
                    <index>
                      <id>index</id>
                      <url>%s</url>
                      <allowInsecure>true</allowInsecure>
                    </index>
                  </indexes>
                </policy>
                """.formatted(distro.url(), more, index.url());
    }

    @Test
    void noSolutionByAPolicyInThePom() {
        assertThat(result.failureOf("unsatisfiable")).isEqualTo("""
                        No solution: 'distro' has nothing for lib>=2.
                          1. app 1.0 from index depends on lib>=2, but distro, which supplies lib, has only 1.0
                          2. pom.xml:%d asks for app
                          3. the request has no solution (from 1 and 2)
                        hint: write <pins><lib>index</lib></pins> in <policy> to take it from 'index', which was not asked"""
                        .formatted(line("unsatisfiable/pom.xml", "<requirement>app")));
    }

    @Test
    void noSolutionByAPolicyInAFile() {
        assertThat(result.failureOf("from-file")).isEqualTo("""
                        No solution: 'distro' has nothing for lib>=2.
                          1. app 1.0 from index depends on lib>=2, but distro, which supplies lib, has only 1.0
                          2. pom.xml:%d asks for app
                          3. the request has no solution (from 1 and 2)
                        hint: set lib = "index" under [pins] to take it from 'index', which was not asked"""
                        .formatted(line("from-file/pom.xml", "<requirement>app")));
    }

    @Test
    void anIndexThatIsDown() {
        assertThat(result.failureOf("down")).isEqualTo("""
                        'internal' did not answer about 'app', so nothing is decided:\
                         http://127.0.0.1:%d/simple/app/: the connection was refused. A failure is never taken for an\
                         absence, and no other index is asked in its place.
                        hint: check host and port, and whether a proxy is needed (<proxies> of settings.xml)"""
                        .formatted(closedPort));
    }

    @Test
    void anElementThatIsNotKnown() {
        assertThat(result.failureOf("wrong-element")).isEqualTo("pom.xml:" + line("wrong-element/pom.xml", "<reservd>")
                        + ": policy/indexes/index[1]/reservd: this element is not known; did you mean 'reserved'?; known here: id,"
                        + " url, path, kind, mirrors, mirrorsComplete, role, reserved, allow, deny, knownProject, alsoAbsent,"
                        + " absentRedirects, authenticate, coolDown, absentMaxAge, missingUploadTime, trustGroup, fileHosts,"
                        + " allowInsecure, timeout, retries, sources, signedBy, architecture, allowUnsigned, oldest,"
                        + " requirements, mapping, names, versions");
    }

    @Test
    void aKeyThatIsNotKnown() {
        assertThat(result.failureOf("wrong-key")).isEqualTo(folder.resolve("wrong-key/headwater.toml")
                        + ":4: index[0].reservd: this key is not known; did you mean 'reserved'?; known here: id, url, path,"
                        + " kind, mirrors, mirrors-complete, role, reserved, allow, deny, known-project, also-absent,"
                        + " absent-redirects, authenticate, cool-down, absent-max-age, missing-upload-time, trust-group,"
                        + " file-hosts, allow-insecure, timeout, retries, sources, signed-by, architecture, allow-unsigned,"
                        + " oldest, requirements, mapping, names, versions");
    }

    @Test
    void aPolicyThatIsRefused() {
        assertThat(result.failureOf("contradiction")).isEqualTo("pom.xml:" + line("contradiction/pom.xml", "<url>")
                        + ": policy/indexes/index/url: plain HTTP to 'packages.example.org' can be changed by anyone on the"
                        + " way; use https, or write <allowInsecure>true</allowInsecure>");
    }

    @Test
    void nothingThatIsRequired() {
        assertThat(result.failureOf("nothing")).isEqualTo("nothing is required: name requirements in <requirements>, a file of them in <requirementsFiles>, or"
                        + " a project in <pyproject>");
    }

    @Test
    void aRequirementThatIsNone() {
        assertThat(result.failureOf("sloppy")).isEqualTo("pom.xml:" + line("sloppy/pom.xml", "<requirement>lib")
                        + ": requirements: not a requirement: 'lib => 2', at position 4: expected one of ===, ~=, ==, !=, <=, >=,"
                        + " < and >");
    }

    /** The number of the first line that begins so. */
    private static int line(String file, String begin) {
        List<String> lines = new Project(folder).read(file).lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(begin)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(begin);
    }

    @Test
    void nothingIsWritten() {
        assertThat(folder.resolve("unsatisfiable/target")).doesNotExist();
        assertThat(Files.exists(folder.resolve("down/target"))).isFalse();
    }
}
