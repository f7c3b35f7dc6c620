// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.prefetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.distribution.FileDigest;
import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.NamePattern;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PrefetchTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-15T00:00:00Z"), ZoneOffset.UTC);

    /** Ten projects that require one another, with a leaf at each, and many versions of all. */
    private static String deep() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            for (int version = 1; version <= 5; version++) {
                String next = i == 9 ? "" : ", p" + (i + 1) + ">=2";
                text.append("p%d %d.0: leaf%d<4%s%n".formatted(i, version, i, next));
                text.append("leaf%d %d.0%n".formatted(i, version));
            }
        }
        return text.toString();
    }

    private final RoundTrips network = new RoundTrips();

    private ResolutionOutcome resolve(String request, Map<String, String> indexes) {
        return resolve(request, indexes, builder -> builder, entry -> entry);
    }

    private ResolutionOutcome resolve(
            String request,
            Map<String, String> texts,
            UnaryOperator<Resolvers.Builder> settings,
            UnaryOperator<IndexEntry.Builder> entries) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        Map<IndexId, PackageIndex> indexes = new LinkedHashMap<>();
        texts.forEach((id, text) -> {
            policy.index(entries.apply(IndexEntry.builder(IndexId.parse(id), "https://" + id + ".example.org/"))
                    .build());
            indexes.put(IndexId.parse(id), network.to(InMemoryIndex.parse(text)));
        });
        Resolvers.Builder builder = Resolvers.builder()
                .policy(policy.build())
                .indexes(IndexFactory.of(indexes))
                .clock(CLOCK)
                .executor(Runnable::run);
        try (Resolver resolver = settings.apply(builder).build()) {
            CompletableFuture<ResolutionOutcome> outcome =
                    resolver.resolveAsync(request(request)).toCompletableFuture();
            network.run();
            assertThat(outcome).isDone();
            return outcome.join();
        }
    }

    private static FileHash sha512(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return FileDigest.of(new ByteArrayInputStream(bytes), List.of("sha512"))
                    .of("sha512")
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void wholeFilesAreNeverReadAhead() {
        StringBuilder text = new StringBuilder("lib 1.0\n");
        for (int version = 1; version <= 20; version++) {
            text.append("app %d.0: lib%n".formatted(version));
        }
        FileHash oldest = sha512(
                "memory:/app/app-1.0-py3-none-any.whl\nMetadata-Version: 2.2\nName: app\nVersion: 1.0\nRequires-Dist: lib\n");
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("own"), "https://example.org/")
                        .build())
                .build();
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes((entry, given) -> Optional.of(network.to(InMemoryIndex.parse(text.toString()))))
                .clock(CLOCK)
                .executor(Runnable::run)
                .build()) {
            CompletableFuture<ResolutionOutcome> outcome = resolver.resolveAsync(
                            ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                                    .require(new RequestedRequirement(
                                            Requirement.parse("app"), Place.inFile("the test"), List.of(oldest)))
                                    .build())
                    .toCompletableFuture();
            network.run();

            assertThat(outcome.join()).hasToString("app==1.0  from own\nlib==1.0  from own\n");
            assertThat(network.wholeFiles()).isEqualTo(20);
            assertThat(network.wholeAtOnce()).isEqualTo(1);
        }
    }

    private static ResolutionRequest request(String requirement) {
        return ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                .require(requirement)
                .build();
    }

    @Test
    void cancellingAResolutionCancelsWhatWasAskedAhead() {
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("own"), "https://example.org/")
                        .build())
                .build();
        InMemoryIndex index = InMemoryIndex.parse("app 1.0: slow\nslow 1.0: a, b, c\na 1.0\nb 1.0\nc 1.0");
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes((entry, given) -> Optional.of(network.to(index)))
                .clock(CLOCK)
                .executor(Runnable::run)
                .build()) {
            CompletableFuture<ResolutionOutcome> outcome =
                    resolver.resolveAsync(request("app")).toCompletableFuture();
            for (int i = 0; i < 4; i++) {
                network.runOnce();
            }
            assertThat(network.open()).isEqualTo(3);

            outcome.cancel(true);

            assertThat(network.open()).isZero();
            assertThat(network.pages()).isEqualTo(5);
        }
    }

    @Nested
    class RoundTripsNeeded {
        @Test
        void areThoseOfTheDepthOfTheGraph() {
            resolve("p0", Map.of("own", deep()));

            // A page and a metadata file for each of ten levels, and for the last leaf.
            assertThat(network.rounds()).isLessThanOrEqualTo(22);
            assertThat(network.pages()).isEqualTo(20);
            assertThat(network.metadata()).isEqualTo(20);
        }

        @Test
        void areThoseOfItsSizeWithoutReadingAhead() {
            resolve("p0", Map.of("own", deep()), Resolvers.Builder::withoutPrefetching, entry -> entry);

            assertThat(network.rounds()).isGreaterThan(29);
            assertThat(network.pages()).isEqualTo(20);
        }

        @Test
        void areFewWhereOneVersionAfterTheOtherIsRejected() {
            StringBuilder text = new StringBuilder("base 1.0\nbase 2.0\n");
            for (int version = 1; version <= 200; version++) {
                text.append("app %d.0: base<%d%n".formatted(version, version <= 3 ? 2 : 1));
            }

            ResolutionOutcome outcome = resolve("app", Map.of("own", text.toString()));

            assertThat(outcome).hasToString("app==3.0  from own\nbase==1.0  from own\n");
            assertThat(network.rounds()).isLessThan(40);
        }
    }

    @Nested
    class WhereAnswersAreAtHand {
        /** Reading ahead goes for the newest app; the solver never does, for it knows what other wants. */
        private static final String WORLD = """
                top 1.0: other, app, lib
                other 1.0: app<2
                app 2.0: far
                app 1.0
                far 1.0
                lib 2.0: gone
                lib 1.0
                """;

        private static final String SOLUTION = """
                app==1.0  from own
                lib==1.0  from own
                other==1.0  from own
                top==1.0  from own
                """;

        @Test
        void nothingIsReadAheadForAnAbsenceThatIsAskedAnew() {
            network.keep(name -> !name.equals("gone"));

            assertThat(resolve("top", Map.of("own", WORLD))).hasToString(SOLUTION);
            assertThat(network.asked()).contains("gone").doesNotContain("far");
            assertThat(network.rounds()).isEqualTo(1);
        }

        @Test
        void onePageThatHadToBeWaitedForIsEnough() {
            network.keep(name -> !name.equals("gone"));

            resolve("top", Map.of("own", WORLD + "gone 1.0: app<2"));

            assertThat(network.asked()).contains("far");
        }

        @Test
        void metadataThatHadToBeWaitedForAreEnough() {
            network.keep(name -> !name.startsWith("lib-2.0"));

            assertThat(resolve("top", Map.of("own", WORLD))).hasToString(SOLUTION);
            assertThat(network.asked()).contains("far");
        }

        @Test
        void aGraphOfWhichOnlyTheBeginIsThereTakesOneRoundTripMoreAtTheMost() {
            network.keep(name -> name.startsWith("p0") || name.startsWith("p1"));

            resolve("p0", Map.of("own", deep()));

            assertThat(network.rounds()).isLessThanOrEqualTo(22 - 4 + 1);
        }

        @Test
        void anotherIndexBehindTheOneThatIsAskedAnewIsReasonEnough() {
            Map<String, String> indexes = new LinkedHashMap<>();
            indexes.put("own", "p0 9.0: p1, leaf0");
            indexes.put("public", deep());
            network.keep(name -> name.startsWith("p0"));

            resolve("p0", indexes);

            assertThat(network.asked()).contains("p9");
            assertThat(network.rounds()).isLessThanOrEqualTo(3 * 10);
        }
    }

    @Nested
    class Disclosure {
        @Test
        void isToThoseOnlyWhomThePolicyLetsBeTold() {
            Map<String, String> indexes = new LinkedHashMap<>();
            indexes.put("ours", "app 1.0: acme-secret, flask, acme-deep\nacme-secret 1.0\nacme-deep 1.0: six");
            indexes.put("public", "flask 1.0: six\nsix 1.0");

            resolve(
                    "app",
                    indexes,
                    builder -> builder,
                    entry -> entry.build().id().value().equals("ours")
                            ? entry.reserved(List.of(NamePattern.parse("acme-*")))
                            : entry);

            assertThat(network.asked().stream()
                            .filter(name -> name.startsWith("acme"))
                            .toList())
                    .doesNotHaveDuplicates();
            assertThat(network.asked().stream().filter("six"::equals)).hasSize(2);
        }

        @Test
        void isOfNoNameThatAnExtraNobodyAsksForBrings() {
            resolve("app", Map.of("own", "app 1.0 | extra fast: numpy | extra slow: six\nnumpy 1.0\nsix 1.0"));

            assertThat(network.asked()).containsExactly("app", "app-1.0-py3-none-any.whl");
        }
    }

    @Nested
    class Failures {
        private static final String WORLD = """
                app 2.0: broken, lib<2
                app 1.0: lib
                lib 2.0
                lib 1.0: never
                failing broken: status 503
                failing never: status 503
                """;

        @Test
        void ofWhatIsNotDemandedChangeNothing() {
            // Reading ahead goes for the newest app; the request excludes it once its other requirement is known.
            ResolutionOutcome outcome = resolve("top", Map.of("own", WORLD + "top 1.0: app, other\nother 1.0: app<2"));

            assertThat(network.asked()).contains("broken");
            assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
        }

        @Test
        void ofWhatIsDemandedAreToldAsEver() {
            assertThat(resolve("app", Map.of("own", WORLD))).isInstanceOf(ResolutionOutcome.IndexFailure.class);
        }
    }
}
