// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.PolicyKeys;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks over a channel of conda, which changes then. */
class CondaLockTest {
    private static final IndexId FORGE = IndexId.parse("forge");
    private static final String PYTHON = build("python", "3.13.1", 0);
    private static final String LUTE = build("lute", "2.0", 0, "python >=3.9", "horn >=1,<2.0a0");
    private static final String HORN = build("horn", "1.5", 0, "python >=3.9");

    @TempDir
    Path folder;

    private FeedLocks locks() {
        FeedSource source =
                new FeedSource(FeedSource.Kind.PATH, channel().toString(), List.of(), List.of(), Optional.empty());
        return new FeedLocks(IndexEntry.feed(FORGE, IndexKind.CONDA, List.of(source))
                .set(PolicyKeys.ALLOW_UNSIGNED, true)
                .set(PolicyKeys.NAMES, names())
                .build());
    }

    private Path channel() {
        return folder.resolve("forge");
    }

    private static SortedMap<ProjectName, String> names() {
        return new TreeMap<>(Map.of(ProjectName.parse("lute"), "lute", ProjectName.parse("horn"), "horn"));
    }

    private static String build(String name, String version, int number, String... depends) {
        String build = "py_" + number;
        return "\"%s-%s-%s.conda\": {\"name\": \"%s\", \"version\": \"%s\", \"build\": \"%s\","
                        .formatted(name, version, build, name, version, build)
                + "\"build_number\": " + number + ", \"depends\": ["
                + Arrays.stream(depends).map(text -> "\"" + text + "\"").collect(Collectors.joining(",")) + "]}";
    }

    private void publish(String... builds) {
        TestArchive.write(
                channel().resolve("noarch/repodata.json"),
                ("{\"packages.conda\": {" + String.join(",", builds) + "}}").getBytes(UTF_8));
    }

    @Test
    void isAsLockedWhileTheChannelSaysTheSame() {
        publish(PYTHON, LUTE, HORN);
        Lock lock = locks().locked();

        assertThat(lock.record().orElseThrow().provided())
                .extracting(provided -> provided.purl())
                .containsExactly(
                        "pkg:conda/horn@1.5?build=py_0&channel=forge&subdir=noarch&type=conda",
                        "pkg:conda/lute@2.0?build=py_0&channel=forge&subdir=noarch&type=conda");
        publish(HORN, LUTE, PYTHON);
        assertThat(locks().verified(lock)).isEmpty();
    }

    /** The locked build is there still, as channels keep what they had. */
    @Test
    void tellsOfAnotherVersionOnlyThatTheChannelChanged() {
        publish(PYTHON, LUTE, HORN);
        Lock lock = locks().locked();
        publish(PYTHON, LUTE, HORN, build("horn", "1.6", 0, "python >=3.9"));

        assertThat(locks().verified(lock))
                .contains("note: forge")
                .contains("[feed-changed]")
                .doesNotContain("horn");
    }

    @Test
    void tellsThatAnotherBuildCountsOrAnotherVersionAlone() {
        publish(PYTHON, LUTE, HORN);
        Lock lock = locks().locked();
        publish(PYTHON, LUTE, HORN, build("horn", "1.5", 1, "python >=3.9"));
        assertThat(locks().verified(lock)).contains("horn").contains("py_1");

        publish(PYTHON, LUTE, build("horn", "1.6", 0, "python >=3.9"));
        assertThat(locks().verified(lock)).contains("horn was 1.5-py_0, and is 1.6-py_0");
    }

    @Test
    void tellsThatAProjectIsSuppliedByAnother() {
        publish(PYTHON, LUTE, HORN);
        Lock lock = locks().locked();
        publish(PYTHON, LUTE);

        assertThat(locks().verified(lock)).contains("error: horn: forge supplied it, and now public");
    }
}
