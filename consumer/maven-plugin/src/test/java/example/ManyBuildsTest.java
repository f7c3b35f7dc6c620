// SPDX-License-Identifier: Apache-2.0
package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that builds again and again is rid of each build: of its threads at once, and of the plugin's classes. */
@Timeout(300)
class ManyBuildsTest {
    private static final String HOME = System.getProperty("maven.home");

    @TempDir
    private Path folder;

    @Test
    void nothingStaysOfTwentyBuildsInOneProcess() throws IOException, InterruptedException {
        try (Index index = new Index("app 1.0: lib", "lib 1.0")) {
            new Project(folder)
                    .file("headwater.toml", Project.policy("index", index.url()))
                    .file("settings.xml", "<settings/>")
                    .module("", "resolve", "<requirements><requirement>app</requirement></requirements>");
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    // What the JDK may drop when memory is short, it drops at once.
                    "-XX:SoftRefLRUPolicyMSPerMB=0",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Dmaven.home=" + HOME,
                    "-cp",
                    HOME + "/lib/*" + File.pathSeparator + HOME + "/boot/*",
                    System.getProperty("builds.checkout") + "/consumer/maven-plugin/process/ManyBuilds.java",
                    folder.toString(),
                    "-B",
                    "-q",
                    "-s",
                    folder.resolve("settings.xml").toString(),
                    "-Dmaven.repo.local=" + System.getProperty("builds.repository"),
                    "-Daether.enhancedLocalRepository.trackingFilename=none",
                    "-Dheadwater.cacheDirectory=" + folder.resolve("cache"),
                    "generate-resources");
            Process process =
                    builder.redirectError(folder.resolve("log").toFile()).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();

            assertThat(said.lines())
                    .as(new Project(folder).read("log"))
                    .containsExactly(
                            "builds that failed: 0",
                            "class loaders of the plugin: 20",
                            "threads left: []",
                            "class loaders left: 0");
            assertThat(index.requests()).isNotEmpty();
            assertThat(List.of(new Project(folder).read("target/headwater/requirements.txt").split("\n")))
                    .anyMatch(line -> line.startsWith("lib==1.0"));
        }
    }
}
