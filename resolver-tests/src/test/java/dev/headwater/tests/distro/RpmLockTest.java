// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.policy.FeedSource;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.PolicyKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks over an rpm-md repository, which changes then. */
class RpmLockTest {
    private static final IndexId FEDORA = IndexId.parse("fedora");
    private static final String LUTE =
            "python3-lute 2.0-1 noarch | python3.13dist(lute) = 2 | python3.13dist(horn) >= 1";
    private static final String HORN = "python3-horn 1.5-1 noarch | python3.13dist(horn) = 1.5 |";

    @TempDir
    Path folder;

    private FeedLocks locks() {
        FeedSource source =
                new FeedSource(FeedSource.Kind.PATH, folder.toString(), List.of(), List.of(), Optional.empty());
        return new FeedLocks(IndexEntry.feed(FEDORA, IndexKind.RPM_MD, List.of(source))
                .set(PolicyKeys.ALLOW_UNSIGNED, true)
                .build());
    }

    private void repository(long later, String... lines) {
        RpmMirror mirror = new RpmMirror().add(lines);
        mirror.timestamp += later;
        mirror.index().write(folder);
    }

    @Test
    void isAsLockedWhileTheRepositoryIsAsItWas() {
        repository(0, LUTE, HORN);
        Lock lock = locks().locked();

        assertThat(lock.record().orElseThrow().provided())
                .extracting(provided -> provided.purl())
                .containsExactly(
                        "pkg:rpm/orchestra/python3-horn@1.5-1?arch=noarch",
                        "pkg:rpm/orchestra/python3-lute@2.0-1?arch=noarch");
        assertThat(locks().verified(lock)).isEmpty();
    }

    @Test
    void tellsWhatChangedInTheRepository() {
        repository(0, LUTE, HORN);
        Lock lock = locks().locked();
        repository(3600, LUTE, HORN.replace("1.5", "1.6"));

        assertThat(locks().verified(lock))
                .contains("horn")
                .contains("[feed-newer]")
                .contains("1.5");
    }

    @Test
    void tellsThatAProjectIsSuppliedByAnother() {
        repository(0, LUTE, HORN);
        Lock lock = locks().locked();
        repository(3600, LUTE);

        assertThat(locks().verified(lock)).contains("error: horn: fedora supplied it, and now public");
    }
}
