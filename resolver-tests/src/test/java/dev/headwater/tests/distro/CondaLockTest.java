// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockLines;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.LockFile;
import dev.headwater.core.Resolvers;
import dev.headwater.core.lock.LockOutcome;
import dev.headwater.core.lock.LockText;
import dev.headwater.core.lock.Locking;
import dev.headwater.core.lock.Verifying;
import dev.headwater.core.report.VerificationReport;
import dev.headwater.distro.DistroIndexes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_790_090_000), ZoneOffset.UTC);
    private static final Target TARGET = Target.cpython("3.13", List.of("manylinux_2_39_x86_64"));
    private static final IndexId FORGE = IndexId.parse("forge");
    private static final IndexId PUBLIC = IndexId.parse("public");
    private static final String PYTHON = build("python", "3.13.1", 0);
    private static final String LUTE = build("lute", "2.0", 0, "python >=3.9", "horn >=1,<2.0a0");
    private static final String HORN = build("horn", "1.5", 0, "python >=3.9");

    @TempDir
    Path folder;

    private IndexPolicy policy() {
        FeedSource source =
                new FeedSource(FeedSource.Kind.PATH, channel().toString(), List.of(), List.of(), Optional.empty());
        return IndexPolicy.builder()
                .index(IndexEntry.feed(FORGE, IndexKind.CONDA, List.of(source))
                        .set(PolicyKeys.ALLOW_UNSIGNED, true)
                        .set(PolicyKeys.NAMES, names())
                        .build())
                .index(IndexEntry.builder(PUBLIC, "https://index.example.org/simple/")
                        .kind(IndexKind.SUPPLIED)
                        .build())
                .build();
    }

    private static IndexFactory factory() {
        return DistroIndexes.builder()
                .clock(CLOCK)
                .build()
                .orElse(IndexFactory.of(Map.of(PUBLIC, InMemoryIndex.parse("stage 1.0: lute\nlute 9.0\nhorn 9.0\n"))));
    }

    private Resolver resolver() {
        return Resolvers.builder()
                .policy(policy())
                .indexes(factory())
                .clock(CLOCK)
                .build();
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

    private Lock locked() {
        try (Resolver resolver = resolver()) {
            LockOutcome outcome = Locking.builder(resolver, policy(), factory())
                    .build()
                    .lock(ResolutionRequest.builder(TARGET).require("stage").build());
            assertThat(outcome).isInstanceOf(LockOutcome.Locked.class);
            String text = LockText.of(((LockOutcome.Locked) outcome).lock());
            return LockFile.parse(text, folder.resolve(LockFile.NAME)).lock();
        }
    }

    private String verified(Lock lock) {
        try (Resolver resolver = resolver();
                Owners owners = resolver.owners()) {
            Verification found =
                    Verifying.builder(owners, policy(), factory()).build().verify(lock);
            return VerificationReport.of(found, "lock", new LockLines(Map.of(), Map.of()))
                    .text();
        }
    }

    @Test
    void isAsLockedWhileTheChannelSaysTheSame() {
        publish(PYTHON, LUTE, HORN);
        Lock lock = locked();

        assertThat(lock.record().orElseThrow().provided())
                .extracting(provided -> provided.purl())
                .containsExactly(
                        "pkg:conda/horn@1.5?build=py_0&channel=forge&subdir=noarch&type=conda",
                        "pkg:conda/lute@2.0?build=py_0&channel=forge&subdir=noarch&type=conda");
        publish(HORN, LUTE, PYTHON);
        assertThat(verified(lock)).isEmpty();
    }

    /** The locked build is there still, as channels keep what they had. */
    @Test
    void tellsOfAnotherVersionOnlyThatTheChannelChanged() {
        publish(PYTHON, LUTE, HORN);
        Lock lock = locked();
        publish(PYTHON, LUTE, HORN, build("horn", "1.6", 0, "python >=3.9"));

        assertThat(verified(lock))
                .contains("note: forge")
                .contains("[feed-changed]")
                .doesNotContain("horn");
    }

    @Test
    void tellsThatAnotherBuildCountsOrAnotherVersionAlone() {
        publish(PYTHON, LUTE, HORN);
        Lock lock = locked();
        publish(PYTHON, LUTE, HORN, build("horn", "1.5", 1, "python >=3.9"));
        assertThat(verified(lock)).contains("horn").contains("py_1");

        publish(PYTHON, LUTE, build("horn", "1.6", 0, "python >=3.9"));
        assertThat(verified(lock)).contains("horn was 1.5-py_0, and is 1.6-py_0");
    }

    @Test
    void tellsThatAProjectIsSuppliedByAnother() {
        publish(PYTHON, LUTE, HORN);
        Lock lock = locked();
        publish(PYTHON, LUTE);

        assertThat(verified(lock)).contains("error: horn: forge supplied it, and now public");
    }
}
