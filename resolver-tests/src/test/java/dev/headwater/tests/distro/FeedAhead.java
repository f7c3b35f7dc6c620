// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.distro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import dev.headwater.distro.DistroIndexes;
import dev.headwater.http.HttpIndexes;
import dev.headwater.http.store.CacheFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A feed ahead of a public index, each question to which is put to a resolver of its own.
 *
 * @param folder has what is kept from one question to the next
 * @param clock tells what is fresh
 * @param behind the public index
 */
record FeedAhead(Path folder, Clock clock, InMemoryIndex behind) {
    private static final IndexId PUBLIC = IndexId.parse("public");

    static IndexPolicy policy(IndexEntry feed) {
        return IndexPolicy.builder()
                .index(feed)
                .index(IndexEntry.builder(PUBLIC, "https://index.example.org/simple/")
                        .build())
                .build();
    }

    ResolutionOutcome resolve(IndexEntry feed, Target target, String... requirements) {
        CacheFolder cache = CacheFolder.builder(folder.resolve("cache"), clock).open();
        try (HttpIndexes http = HttpIndexes.builder().clock(clock).cache(cache).build()) {
            IndexFactory feeds = DistroIndexes.builder()
                    .clock(clock)
                    .network(() -> http)
                    .state(folder.resolve("seen"))
                    .build();
            try (Resolver resolver = Resolvers.builder()
                    .policy(policy(feed))
                    .indexes(feeds.orElse(IndexFactory.of(Map.of(PUBLIC, behind))))
                    .clock(clock)
                    .build()) {
                ResolutionRequest.Builder request = ResolutionRequest.builder(target);
                for (String requirement : requirements) {
                    request.require(requirement);
                }
                return resolver.resolve(request.build());
            }
        }
    }

    /** {@return why the feed cannot answer a question} */
    IndexFault fault(IndexEntry feed, Target target, String requirement) {
        ResolutionOutcome outcome = resolve(feed, target, requirement);
        assertThat(outcome).isInstanceOf(ResolutionOutcome.IndexFailure.class);
        return ((ResolutionOutcome.IndexFailure) outcome).fault();
    }

    static ResolutionOutcome.Resolved resolved(ResolutionOutcome outcome) {
        assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
        return (ResolutionOutcome.Resolved) outcome;
    }

    /** {@return name, version and index of each package of a solution} */
    static List<String> pins(ResolutionOutcome outcome) {
        return resolved(outcome).packages().stream()
                .map(pinned -> pinned.name() + " " + pinned.version() + " "
                        + pinned.index().map(IndexId::value).orElse(""))
                .toList();
    }

    static ProvidedPackage provided(ResolutionOutcome outcome, String project) {
        Optional<PinnedPackage> found = resolved(outcome).packages().stream()
                .filter(pinned -> pinned.name().value().equals(project))
                .findFirst();
        return found.flatMap(PinnedPackage::provided).orElseThrow();
    }
}
