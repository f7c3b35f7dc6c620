// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.lock.Lock;
import dev.headwater.api.lock.LockLines;
import dev.headwater.api.lock.Verification;
import dev.headwater.api.ownership.Owners;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
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

/**
 * Locks {@code stage}, which requires {@code lute}, of a public index behind a feed that changes then.
 *
 * @param feed the feed, as the policy names it
 */
record FeedLocks(IndexEntry feed) {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_790_090_000), ZoneOffset.UTC);
    private static final Target TARGET = Target.cpython("3.13", List.of("manylinux_2_39_x86_64"));
    private static final IndexId PUBLIC = IndexId.parse("public");

    private IndexPolicy policy() {
        return IndexPolicy.builder()
                .index(feed)
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

    /** {@return what a lock of today says, as it is read again} */
    Lock locked() {
        try (Resolver resolver = resolver()) {
            LockOutcome outcome = Locking.builder(resolver, policy(), factory())
                    .build()
                    .lock(ResolutionRequest.builder(TARGET).require("stage").build());
            assertThat(outcome).isInstanceOf(LockOutcome.Locked.class);
            String text = LockText.of(((LockOutcome.Locked) outcome).lock());
            return LockFile.parse(text, Path.of(LockFile.NAME)).lock();
        }
    }

    /** {@return what of a lock is no longer so, in lines} */
    String verified(Lock lock) {
        try (Resolver resolver = resolver();
                Owners owners = resolver.owners()) {
            Verification found =
                    Verifying.builder(owners, policy(), factory()).build().verify(lock);
            return VerificationReport.of(found, "lock", new LockLines(Map.of(), Map.of()))
                    .text();
        }
    }
}
