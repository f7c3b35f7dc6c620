// SPDX-License-Identifier: Apache-2.0
package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/maven-plugin.md shows, built as it stands there, with indexes on loopback in place of those of examples. */
class DocumentTest {
    private static final Pattern DIGEST = Pattern.compile("\"policy-digest\": \"(sha256:[0-9a-f]{64})\"");

    @TempDir
    private Path folder;

    @Test
    void theExampleWritesWhatThePageSaysAndAPolicyFileThatSaysTheSameHasTheSameDigest() {
        Project checkout = new Project(Path.of(System.getProperty("builds.checkout")));
        String page = checkout.read("docs/maven-plugin.md");
        try (Index internal = new Index("acme-lib 1.0").forNobodyBut("builder", "s3cret-word");
                Index index = new Index("app 1.0: acme-lib", "acme-lib 9.0")) {
            String plugin = block(page, "pom.xml")
                    .replace("<url>https://packages.example.org/simple/</url>", insecure(internal))
                    .replace("<url>https://index.example.org/simple/</url>", insecure(index));
            String server = block(page, "settings.xml")
                    .replace("https://packages.example.org", internal.origin())
                    .replaceAll("\\{encrypted[^}]*}", "s3cret-word");
            Project project = new Project(folder)
                    .parent("shown", "file")
                    .file("shown/pom.xml", pom("shown", plugin))
                    .file("file/pom.xml", pom("file", plugin.replaceAll("(?s)<policy>.*</policy>", "")))
                    .file(
                            "file/headwater.toml",
                            Project.policy("internal", internal.url(), "public", index.url())
                                            .replaceFirst("\n\n", "\nreserved = [\"acme-*\"]\n\n")
                                    + "[pins]\ntorch = \"public\"\n");

            Build.Result result = new Build(folder)
                    .settings("<servers>" + server + "</servers>")
                    .with("headwater.report", "target/report.json")
                    .run("generate-resources");

            assertThat(result.isSuccess()).as(result.toString()).isTrue();
            assertThat(project.read("shown/target/headwater/requirements.txt"))
                    .startsWith("acme-lib==1.0 \\\n    --hash=sha256:")
                    .contains("# from internal", "# from public");
            assertThat(digest(project.read("shown/target/report.json")))
                    .isEqualTo(digest(project.read("file/target/report.json")));
        }
    }

    private static String insecure(Index index) {
        return "<url>" + index.url() + "</url><allowInsecure>true</allowInsecure>";
    }

    private static String block(String page, String name) {
        String begin = "```xml " + name + "\n";
        int from = page.indexOf(begin) + begin.length();
        assertThat(from).isGreaterThan(begin.length());
        return page.substring(from, page.indexOf("```", from));
    }

    private static String digest(String report) {
        Matcher digest = DIGEST.matcher(report);
        assertThat(digest.find()).as(report).isTrue();
        return digest.group(1);
    }

    private static String pom(String name, String plugin) {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                %s
                    </plugins>
                  </build>
                </project>
                """.formatted(name, plugin);
    }
}
