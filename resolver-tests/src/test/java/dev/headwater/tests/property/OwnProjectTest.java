// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.ResolutionStatistics;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.PyprojectFile;
import dev.headwater.core.Resolvers;
import dev.headwater.tests.OneJdk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Extras of a project of the request are a union, however they name one another, and read as those of metadata. */
@OneJdk
class OwnProjectTest {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final int TABLES = 150;
    private static final int EXTRAS = 6;
    private static final int CHAIN = 10_000;

    private final Set<ProjectName> asked = new ConcurrentSkipListSet<>();
    private final List<ResolutionStatistics> statistics = new ArrayList<>();

    /** Extras of a project, each with the extras that it names and a leaf of its own. */
    private record Table(Map<String, Set<String>> extras) {
        static Table of(Random random) {
            Map<String, Set<String>> extras = new TreeMap<>();
            for (int i = 0; i < EXTRAS; i++) {
                Set<String> named = new TreeSet<>();
                for (int count = random.nextInt(3); count > 0; count--) {
                    named.add("x" + random.nextInt(EXTRAS));
                }
                extras.put("x" + i, named);
            }
            return new Table(extras);
        }

        String pyproject(String name) {
            String lines = extras.entrySet().stream()
                    .map(extra -> extra.getKey() + " = ['" + String.join("', '", list(name, extra)) + "']\n")
                    .collect(Collectors.joining());
            return "[project]\nname = '" + name + "'\nversion = '1.0'\ndependencies = ['base']\n"
                    + "[project.optional-dependencies]\n" + lines;
        }

        String onIndex(String name) {
            return name + " 1.0: base"
                    + extras.entrySet().stream()
                            .map(extra -> " | extra " + extra.getKey() + ": " + String.join(", ", list(name, extra)))
                            .collect(Collectors.joining())
                    + "\nbase 1.0\n"
                    + extras.keySet().stream()
                            .map(extra -> "leaf-" + extra + " 1.0\n")
                            .collect(Collectors.joining());
        }

        private static List<String> list(String name, Map.Entry<String, Set<String>> extra) {
            List<String> list = new ArrayList<>(List.of("leaf-" + extra.getKey()));
            extra.getValue().forEach(named -> list.add(name + "[" + named + "]"));
            return list;
        }

        /** {@return what some extras come to, found out by adding until nothing is new} */
        Set<String> union(Collection<String> wanted) {
            Set<String> all = new TreeSet<>(wanted);
            while (true) {
                Set<String> more = new TreeSet<>(all);
                all.forEach(extra -> more.addAll(extras.get(extra)));
                if (more.equals(all)) {
                    Set<String> packages = new TreeSet<>(Set.of("base"));
                    all.forEach(extra -> packages.add("leaf-" + extra));
                    return packages;
                }
                all = more;
            }
        }
    }

    /** Remembers every name that it is told, and answers on other threads, so that names are also asked ahead. */
    private final class Remembering implements PackageIndex {
        private final PackageIndex index;

        Remembering(PackageIndex index) {
            this.index = index;
        }

        @Override
        public CompletionStage<ProjectAnswer> project(ProjectName name) {
            asked.add(name);
            return CompletableFuture.supplyAsync(
                    () -> index.project(name).toCompletableFuture().join());
        }

        @Override
        public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
            asked.add(file.project());
            return CompletableFuture.supplyAsync(
                    () -> index.metadata(file).toCompletableFuture().join());
        }
    }

    private ResolutionOutcome outcome(String index, ResolutionRequest.Builder request) {
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("public"), "https://example.org/")
                        .build())
                .build();
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes((entry, asked) -> Optional.of(new Remembering(InMemoryIndex.parse(index))))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .listener(new ResolutionListener() {
                    @Override
                    public void ended(ResolutionStatistics counted) {
                        statistics.add(counted);
                    }
                })
                .build()) {
            return resolver.resolve(request.build());
        }
    }

    private Set<String> resolve(String index, ResolutionRequest.Builder request) {
        ResolutionOutcome outcome = outcome(index, request);
        assertThat(outcome).isInstanceOf(ResolutionOutcome.Resolved.class);
        return ((ResolutionOutcome.Resolved) outcome)
                .packages().stream()
                        .map(PinnedPackage::name)
                        .map(ProjectName::value)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ResolutionRequest.Builder request() {
        return ResolutionRequest.builder(TARGET);
    }

    private static PyprojectFile file(String text) {
        return PyprojectFile.parse(text, Path.of("pyproject.toml"));
    }

    private static List<ExtraName> extras(Collection<String> names) {
        return names.stream().map(ExtraName::parse).toList();
    }

    private static Set<String> with(String name, Set<String> names) {
        Set<String> all = new TreeSet<>(names);
        all.add(name);
        return all;
    }

    @Test
    void extrasAreTheirUnionWhoeverAsksForThem() {
        for (long seed = 0; seed < TABLES; seed++) {
            Random random = new Random(seed);
            Table table = Table.of(random);
            Set<String> wanted = new TreeSet<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                wanted.add("x" + random.nextInt(EXTRAS));
            }
            String required = "mine[" + String.join(",", wanted) + "]";
            Set<String> union = table.union(wanted);
            PyprojectFile file = file(table.pyproject("mine"));
            ResolutionRequest.Builder byRequest = request();
            file.addTo(byRequest, extras(wanted));
            ResolutionRequest.Builder byPackage =
                    request().project(file.project().orElseThrow()).require("plugin");

            asked.clear();
            assertThat(resolve(table.onIndex("mine"), byRequest))
                    .as("seed %d", seed)
                    .isEqualTo(union);
            assertThat(resolve(table.onIndex("mine") + "plugin 1.0: " + required, byPackage))
                    .as("seed %d", seed)
                    .isEqualTo(with("plugin", union));
            assertThat(asked).as("seed %d", seed).doesNotContain(ProjectName.parse("mine"));
            assertThat(resolve(table.onIndex("mine"), request().require(required)))
                    .as("seed %d", seed)
                    .isEqualTo(with("mine", union));
        }
    }

    @Test
    void extrasThatNameTheNextOneTwiceCostTheirNumber() {
        String chain = chain("mine[x%d]");
        ResolutionRequest.Builder byRequest = request();
        file(chain).addTo(byRequest, extras(List.of("x0")));

        assertThat(resolve("leaf 1.0", byRequest)).containsExactly("leaf");
        assertThat(statistics.get(0).decisions()).isLessThan(10);
        assertThat(statistics.get(0).propagations()).isLessThan(10);
    }

    @Test
    void soTheyDoWhereAPackageAsksForThem() {
        ResolutionRequest.Builder byPackage = request()
                .project(file(chain("mine[x%d]")).project().orElseThrow())
                .require("plugin");

        assertThat(resolve("plugin 1.0: mine[x0]\nleaf 1.0", byPackage)).containsExactly("leaf", "plugin");
        assertThat(statistics.get(0).decisions()).isLessThan(CHAIN + 10);
        assertThat(statistics.get(0).propagations()).isLessThan(2 * CHAIN + 10);
    }

    @Test
    void soTheyDoInTheMetadataOfAPackage() {
        StringBuilder index = new StringBuilder("mine 1.0");
        for (int i = 0; i < CHAIN; i++) {
            index.append(" | extra x%d: mine[x%d], mine[x%d]".formatted(i, i + 1, i + 1));
        }
        index.append(" | extra x").append(CHAIN).append(": leaf\nleaf 1.0");

        assertThat(resolve(index.toString(), request().require("mine[x0]"))).containsExactly("leaf", "mine");
        assertThat(statistics.get(0).decisions()).isLessThan(CHAIN + 10);
        assertThat(statistics.get(0).propagations()).isLessThan(2 * CHAIN + 10);
    }

    @Test
    void whatAnyExtraMayBringComesOnce() {
        String lines = "'leaf; \"x\" in extra', ".repeat(CHAIN);
        PyprojectFile file = file(table(lines));
        ResolutionRequest.Builder byRequest = request();
        file.addTo(byRequest, file.extras());

        assertThat(resolve("leaf 1.0", byRequest)).containsExactly("leaf");
        // Each of the lines for each of the extras would be a hundred million.
        assertThat(statistics.get(0).propagations()).isLessThan(2 * CHAIN + 10);
    }

    @Test
    void differentMarkersThatAreLookedAtForEachExtraAreBounded() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < CHAIN; i++) {
            lines.append("'leaf; \"z%d\" in extra', ".formatted(i));
        }
        PyprojectFile file = file(table(lines.toString()));
        ResolutionRequest.Builder some = request();
        file.addTo(some, file.extras().stream().limit(100).toList());
        ResolutionRequest.Builder all = request();
        file.addTo(all, file.extras());

        assertThat(resolve("leaf 1.0", some)).isEmpty();
        ResolutionOutcome refused = outcome("leaf 1.0", all);
        assertThat(refused).isInstanceOf(ResolutionOutcome.InvalidRequest.class);
        assertThat(refused.toString())
                .containsOnlyOnce("pyproject.toml: ")
                .containsPattern("asks for at least 4\\d\\d extras of 'mine'")
                .containsPattern("at least 100\\d{6} characters");
    }

    private static String table(String dependencies) {
        StringBuilder text = new StringBuilder("[project]\nname = 'mine'\nversion = '1'\ndependencies = [");
        text.append(dependencies).append("]\n[project.optional-dependencies]\n");
        for (int i = 0; i < CHAIN; i++) {
            text.append("x%d = []%n".formatted(i));
        }
        return text.toString();
    }

    private static String chain(String next) {
        StringBuilder text = new StringBuilder("""
                [project]
                name = 'mine'
                version = '1'
                [project.optional-dependencies]
                """);
        for (int i = 0; i < CHAIN; i++) {
            String named = next.formatted(i + 1);
            text.append("x%d = ['%s', '%s']%n".formatted(i, named, named));
        }
        return text.append("x").append(CHAIN).append(" = ['leaf']\n").toString();
    }
}
