// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
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
import dev.headwater.core.report.VerificationReport;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Indexes as texts, the first asked first, and how the policy names them. */
final class LockWorld {
    static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));

    final Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
    final Map<IndexId, String> places = new LinkedHashMap<>();
    UnaryOperator<IndexPolicy.Builder> says = policy -> policy;

    LockWorld index(IndexId id, String text) {
        return index(id, InMemoryIndex.parse(text));
    }

    LockWorld index(IndexId id, PackageIndex index) {
        indexes.put(id, index);
        places.putIfAbsent(id, "https://" + id + ".example.org/simple/");
        return this;
    }

    LockWorld order(IndexId... ids) {
        Map<IndexId, PackageIndex> all = new LinkedHashMap<>(indexes);
        indexes.clear();
        List.of(ids).forEach(id -> indexes.put(id, all.get(id)));
        return this;
    }

    IndexPolicy policy() {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        indexes.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, Objects.requireNonNull(places.get(id)))
                        .kind(IndexKind.SUPPLIED)
                        .build()));
        return says.apply(policy).build();
    }

    Lock locked(String... requirements) {
        IndexPolicy policy = policy();
        IndexFactory factory = IndexFactory.of(indexes);
        try (Resolver resolver = resolver(policy, factory)) {
            ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET);
            List.of(requirements).forEach(request::require);
            LockOutcome outcome =
                    Locking.builder(resolver, policy, factory).build().lock(request.build());
            assertThat(outcome).isInstanceOf(LockOutcome.Locked.class);
            String text = LockText.of(((LockOutcome.Locked) outcome).lock());
            return LockFile.parse(text, Path.of(LockFile.NAME)).lock();
        }
    }

    Verification verify(Lock lock, UnaryOperator<Verifying.Builder> how) {
        IndexPolicy policy = policy();
        IndexFactory factory = IndexFactory.of(indexes);
        try (Resolver resolver = resolver(policy, factory);
                Owners owners = resolver.owners()) {
            return how.apply(Verifying.builder(owners, policy, factory)).build().verify(lock);
        }
    }

    static Resolver resolver(IndexPolicy policy, IndexFactory factory) {
        return Resolvers.builder()
                .policy(policy)
                .indexes(factory)
                .clock(Clock.systemUTC())
                .build();
    }

    /** {@return what a verification says, line by line} */
    static List<String> lines(Verification found) {
        return VerificationReport.of(found, "lock", new LockLines(Map.of(), Map.of()))
                .text()
                .lines()
                .map(line -> line.substring("lock: ".length()))
                .toList();
    }
}
