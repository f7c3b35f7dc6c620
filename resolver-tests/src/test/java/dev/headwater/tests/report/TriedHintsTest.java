// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.explanation.Hint;
import dev.headwater.api.index.ForwardingIndex;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.ResolutionStatistics;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The hints of a request without a solution that were tried: what they say helps, and nobody was asked for them. */
class TriedHintsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-15T00:00:00Z"), ZoneOffset.UTC);
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));

    private static final String CAFE = """
            [distro]
            menu 1.0: coffee<2, sugar
            coffee 2.1
            sugar 1.0
            [public]
            spoon 1.0
            """;

    /** What came of a request, and the names that indexes were told for it. */
    private record Asked(ResolutionOutcome outcome, Set<String> told) {
        List<Hint> hints() {
            return outcome.report().hints();
        }
    }

    private static Asked ask(String universe, IndexKind kind, String... requirements) {
        Set<String> told = new TreeSet<>();
        ResolutionListener listener = new ResolutionListener() {
            @Override
            public void asked(IndexId index, ProjectName name) {
                told.add(name.value());
            }
        };
        IndexPolicy.Builder policy = IndexPolicy.builder();
        LinkedHashMap<IndexId, InMemoryIndex> indexes = new LinkedHashMap<>(InMemoryIndex.parseAll(universe));
        indexes.keySet()
                .forEach(id -> policy.index(
                        IndexEntry.builder(id, kind.isRemote() ? "https://" + id + ".example.org/simple/" : "/" + id)
                                .kind(kind)
                                .build()));
        ResolutionRequest.Builder request = ResolutionRequest.builder(TARGET);
        List.of(requirements).forEach(request::require);
        try (Resolver resolver = Resolvers.builder()
                .clock(CLOCK)
                .listener(listener)
                .indexes(IndexFactory.of(new LinkedHashMap<>(indexes)))
                .policy(policy.build())
                .build()) {
            return new Asked(resolver.resolve(request.build()), told);
        }
    }

    @Test
    void ofIndexesOnThisMachineNameAHotfix() {
        assertThat(ask(CAFE, IndexKind.RECORDING, "menu").hints())
                .first()
                .isInstanceOfSatisfying(Hint.Hotfix.class, hint -> {
                    assertThat(hint.name()).isEqualTo(ProjectName.parse("menu"));
                    assertThat(hint.before()).extracting(Object::toString).containsExactly("coffee<2");
                    assertThat(hint.after()).extracting(Object::toString).containsExactly("coffee<=2.1");
                });
    }

    @Test
    void tellIndexesOnTheNetworkNoNameMore() {
        Asked asked = ask(CAFE, IndexKind.SIMPLE, "menu");

        assertThat(asked.hints()).noneMatch(Hint.Hotfix.class::isInstance);
        assertThat(asked.told()).doesNotContain("spoon");
    }

    @Test
    void nameALineOfTheRequest() {
        assertThat(ask(CAFE, IndexKind.RECORDING, "sugar>=2").hints())
                .first()
                .isInstanceOfSatisfying(
                        Hint.Rewrite.class, hint -> assertThat(hint.after()).hasToString("sugar>=1.0"));
    }

    @Test
    void areLeftOutWhereOneChangeIsNotEnough() {
        assertThat(ask(CAFE, IndexKind.RECORDING, "menu", "sugar>=2", "coffee>=3")
                        .hints())
                .noneMatch(hint -> hint instanceof Hint.Hotfix || hint instanceof Hint.Rewrite);
    }

    /** An index that counts what it is asked, and answers about the names of one project only. */
    private static final class Counting extends ForwardingIndex {
        private final List<String> asked;
        private final ProjectName answered;

        Counting(PackageIndex index, List<String> asked, ProjectName answered) {
            super(index);
            this.asked = asked;
            this.answered = answered;
        }

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            asked.add(name.value());
            return name.equals(answered) ? super.project(name) : new CompletableFuture<>();
        }
    }

    @Test
    void areNotWaitedForWhereAnIndexDoesNotAnswer() {
        Map<IndexId, InMemoryIndex> cafe = InMemoryIndex.parseAll("""
                [distro]
                menu 1.0: coffee
                menu 2.0: sugar
                """);
        IndexId distro = IndexId.parse("distro");
        List<String> asked = new ArrayList<>();
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(distro, "/distro")
                        .kind(IndexKind.RECORDING)
                        .build())
                .build();
        PackageIndex index = new Counting(Objects.requireNonNull(cafe.get(distro)), asked, ProjectName.parse("menu"));
        ResolutionRequest request =
                ResolutionRequest.builder(TARGET).require("menu>=3").build();
        try (Resolver resolver = Resolvers.builder()
                .clock(CLOCK)
                .indexes(IndexFactory.of(Map.of(distro, index)))
                .policy(policy)
                .build()) {
            // To ask for less would take menu 2.0, and nobody says what sugar is.
            assertThat(resolver.resolve(request).report().hints()).noneMatch(Hint.Rewrite.class::isInstance);
        }
        assertThat(asked).contains("menu", "sugar");
    }

    @Test
    void askNoIndexThatTheResolutionDidNotAsk() {
        Asked asked = ask("""
                [distro]
                menu 1.0: coffee
                menu 2.0
                [far]
                coffee 1.0
                """, IndexKind.RECORDING, "menu==3");

        assertThat(asked.outcome().report().ownership())
                .allSatisfy(owned -> assertThat(owned.asked()).hasSize(1));
        assertThat(asked.hints()).first().isInstanceOf(Hint.Rewrite.class);
        assertThat(asked.told()).containsExactly("menu");
    }

    @Test
    void areTheSameWhateverElseTheResolverDoes() {
        Map<IndexId, InMemoryIndex> cafe = InMemoryIndex.parseAll("""
                [public]
                menu 1.0 | extra hot: coffee>=2
                coffee 1.0
                """);
        ResolutionRequest request =
                ResolutionRequest.builder(TARGET).require("menu[hot]").build();
        OtherTargets others = new OtherTargets(request);
        try (Resolver resolver = Resolvers.builder()
                .clock(CLOCK)
                .listener(others)
                .indexes(IndexFactory.of(new LinkedHashMap<>(cafe)))
                .policy(IndexPolicy.builder()
                        .index(IndexEntry.builder(IndexId.parse("public"), "https://public.example.org/simple/")
                                .build())
                        .build())
                .build()) {
            others.resolver = resolver;

            List<Hint> hints = resolver.resolve(request).report().hints();

            assertThat(hints)
                    .first()
                    .isInstanceOfSatisfying(
                            Hint.Rewrite.class, hint -> assertThat(hint.after()).hasToString("menu"));
            assertThat(others.outcomes)
                    .hasSize(OtherTargets.MINORS)
                    .allSatisfy(outcome -> assertThat(outcome.report().hints()).isEqualTo(hints));
        }
    }

    /** Once a first resolution has its proof, and before its hints are tried, asks the same for many other targets. */
    private static final class OtherTargets implements ResolutionListener {
        private static final int MINORS = 8;

        private final ResolutionRequest request;
        private final List<ResolutionOutcome> outcomes = new ArrayList<>();
        private boolean isBusy;
        private @Nullable Resolver resolver;

        OtherTargets(ResolutionRequest request) {
            this.request = request;
        }

        @Override
        public void ended(ResolutionStatistics statistics) {
            if (isBusy) {
                return;
            }
            isBusy = true;
            for (int minor = 5; minor < 5 + MINORS; minor++) {
                Target target = Target.cpython("3." + minor, List.of("manylinux_2_28_x86_64"));
                ResolutionRequest.Builder other = ResolutionRequest.builder(target);
                request.requirements().forEach(other::require);
                outcomes.add(Objects.requireNonNull(resolver).resolve(other.build()));
            }
        }
    }

    @Test
    void openNoPackageOfADistributor() {
        Map<IndexId, InMemoryIndex> cafe = InMemoryIndex.parseAll("""
                [distro]
                menu 2.0 provided pkg:deb/debian/python3-menu@2.0-1 | own-extra hot: coffee
                coffee 1.0 provided pkg:deb/debian/python3-coffee@1.0-1
                """);
        IndexId distro = IndexId.parse("distro");
        List<String> opened = new ArrayList<>();
        PackageIndex index = new ForwardingIndex(Objects.requireNonNull(cafe.get(distro))) {
            @Override
            public CompletionStage<PublishedAnswer> published(ProjectName project, ProvidedPackage provided) {
                opened.add(provided.purl());
                return super.published(project, provided);
            }
        };
        try (Resolver resolver = Resolvers.builder()
                .clock(CLOCK)
                .indexes(IndexFactory.of(Map.of(distro, index)))
                .policy(IndexPolicy.builder()
                        .index(IndexEntry.builder(distro, "/distro")
                                .kind(IndexKind.FEED)
                                .set(PolicyKeys.ALLOW_UNSIGNED, true)
                                .build())
                        .build())
                .build()) {
            Function<String, ResolutionOutcome> resolve = requirement -> resolver.resolve(
                    ResolutionRequest.builder(TARGET).require(requirement).build());

            assertThat(resolve.apply("menu>=3").report().hints()).hasAtLeastOneElementOfType(Hint.Rewrite.class);
            assertThat(resolve.apply("menu[hot]>=3").report().hints()).noneMatch(Hint.Rewrite.class::isInstance);
            assertThat(opened).isEmpty();

            assertThat(resolve.apply("menu[hot]>=2").resolved()).isPresent();
            assertThat(opened).containsExactly("pkg:deb/debian/python3-menu@2.0-1");
        }
    }
}
