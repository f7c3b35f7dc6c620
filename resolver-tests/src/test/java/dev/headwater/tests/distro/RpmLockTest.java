// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockLines;
import dev.headwater.api.lock.Verification;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks over an rpm-md repository, which changes then. */
class RpmLockTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_790_090_000), ZoneOffset.UTC);
    private static final Target TARGET = Target.cpython("3.13", List.of("manylinux_2_39_x86_64"));
    private static final IndexId FEDORA = IndexId.parse("fedora");
    private static final IndexId PUBLIC = IndexId.parse("public");
    private static final String LUTE =
            "python3-lute 2.0-1 noarch | python3.13dist(lute) = 2 | python3.13dist(horn) >= 1";
    private static final String HORN = "python3-horn 1.5-1 noarch | python3.13dist(horn) = 1.5 |";

    @TempDir
    Path folder;

    private IndexPolicy policy() {
        FeedSource source =
                new FeedSource(FeedSource.Kind.PATH, folder.toString(), List.of(), List.of(), Optional.empty());
        return IndexPolicy.builder()
                .index(IndexEntry.feed(FEDORA, IndexKind.RPM_MD, List.of(source))
                        .set(PolicyKeys.ALLOW_UNSIGNED, true)
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

    private void repository(long later, String... lines) {
        RpmMirror mirror = new RpmMirror().add(lines);
        mirror.timestamp += later;
        mirror.index().write(folder);
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
    void isAsLockedWhileTheRepositoryIsAsItWas() {
        repository(0, LUTE, HORN);
        Lock lock = locked();

        assertThat(lock.record().orElseThrow().provided())
                .extracting(provided -> provided.purl())
                .containsExactly(
                        "pkg:rpm/orchestra/python3-horn@1.5-1?arch=noarch",
                        "pkg:rpm/orchestra/python3-lute@2.0-1?arch=noarch");
        assertThat(verified(lock)).isEmpty();
    }

    @Test
    void tellsWhatChangedInTheRepository() {
        repository(0, LUTE, HORN);
        Lock lock = locked();
        repository(3600, LUTE, HORN.replace("1.5", "1.6"));

        assertThat(verified(lock)).contains("horn").contains("[feed-newer]").contains("1.5");
    }

    @Test
    void tellsThatAProjectIsSuppliedByAnother() {
        repository(0, LUTE, HORN);
        Lock lock = locked();
        repository(3600, LUTE);

        assertThat(verified(lock)).contains("error: horn: fedora supplied it, and now public");
    }
}
