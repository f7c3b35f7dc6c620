// SPDX-License-Identifier: Apache-2.0
package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many modules, on many threads, in one build and in two. */
class ReactorTest {
    private static final String[] UNIVERSE = {"app 1.0: lib>=1", "lib 1.0", "lib 2.0", "other 3.0: lib<2"};
    private static final String REQUIREMENTS = "target/headwater/requirements.txt";

    /** Said once, not once for each module. */
    private static final String PLAIN =
            "'index' is read over plain HTTP, as its allow-insecure permits; anyone on the way can change what it says";

    @TempDir
    private Path folder;

    @Test
    void fourModulesOnThreeThreadsAskEachThingOnceAndOfflineWriteNothingAnew() throws IOException {
        try (Index index = new Index(UNIVERSE)) {
            Project project = reactor(folder, index);

            Build.Result first = new Build(folder).threads(3).run("generate-resources");

            assertThat(first.isSuccess()).as(first.toString()).isTrue();
            assertThat(first.told("WARNING")).containsExactly(PLAIN);
            assertThat(index.requests()).doesNotHaveDuplicates().hasSize(7);
            assertThat(project.read("a/" + REQUIREMENTS)).startsWith("app==1.0 \\\n    --hash=sha256:").contains("lib==2.0");
            assertThat(project.read("b/" + REQUIREMENTS)).isEqualTo(project.read("a/" + REQUIREMENTS));
            assertThat(project.read("d/" + REQUIREMENTS)).contains("other==3.0").contains("lib==1.0");

            FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
            Files.setLastModifiedTime(folder.resolve("a/" + REQUIREMENTS), longAgo);
            Build.Result again = new Build(folder).offline().run("generate-resources");

            assertThat(again.isSuccess()).as(again.toString()).isTrue();
            assertThat(index.requests()).hasSize(7);
            assertThat(Files.getLastModifiedTime(folder.resolve("a/" + REQUIREMENTS))).isEqualTo(longAgo);
        }
    }

    @Test
    void twoBuildsAtOnceOnOneColdCache() throws IOException {
        try (Index index = new Index(UNIVERSE)) {
            Path cache = folder.resolve("cache");
            List<Project> projects =
                    List.of(reactor(folder.resolve("one"), index), reactor(folder.resolve("two"), index));

            List<CompletableFuture<Build.Result>> builds = projects.stream()
                    .map(project -> CompletableFuture.supplyAsync(() ->
                            new Build(project.folder()).cache(cache).threads(2).run("generate-resources")))
                    .toList();

            for (CompletableFuture<Build.Result> build : builds) {
                assertThat(build.join().isSuccess()).as(build.join().toString()).isTrue();
                assertThat(build.join().told("WARNING")).containsExactly(PLAIN);
            }
            for (String module : List.of("a", "b", "c", "d")) {
                assertThat(projects.get(0).read(module + "/" + REQUIREMENTS))
                        .isEqualTo(projects.get(1).read(module + "/" + REQUIREMENTS));
            }
            try (Stream<Path> kept = Files.walk(cache)) {
                assertThat(kept.map(file -> file.getFileName().toString()))
                        .hasSizeGreaterThan(4)
                        .noneMatch(name -> name.endsWith(".tmp"));
            }
        }
    }

    private static Project reactor(Path folder, Index index) {
        return new Project(folder)
                .file("headwater.toml", Project.policy("index", index.url()))
                .parent("a", "b", "c", "d")
                .module("a", "resolve", requirement("app"))
                .module("b", "resolve", requirement("app"))
                .module("c", "resolve", requirement("lib"))
                .module("d", "resolve", requirement("other"));
    }

    private static String requirement(String text) {
        return "<requirements><requirement>" + text + "</requirement></requirements>";
    }
}
