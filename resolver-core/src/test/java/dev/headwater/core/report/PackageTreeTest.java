// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.Resolvers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackageTreeTest {
    private static String tree(String universe, String... requirements) {
        Map<IndexId, InMemoryIndex> indexes = InMemoryIndex.parseAll(universe);
        IndexPolicy.Builder policy = IndexPolicy.builder();
        indexes.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, "https://packages.example.org/" + id + "/")
                        .build()));
        ResolutionRequest.Builder request =
                ResolutionRequest.builder(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")));
        for (String requirement : requirements) {
            request.require(requirement);
        }
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.build())
                .indexes((entry, whole) -> Optional.<PackageIndex>ofNullable(indexes.get(entry.id())))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            return ResolutionReport.of(resolver.resolve(request.build())).tree();
        }
    }

    @Test
    void tellsWhoSuppliesWhatAndWhatStandsBelowAPackageOnce() {
        String universe = """
                [distro]
                lib 1.0 provided pkg:deb/debian/python3-lib@1.0-2: six>=1
                six 1.16
                [public]
                app 2.0: lib, mid
                    | extra fast: six<2, deep
                deep 1.0: lib>0
                mid 1.0: lib>=1; python_version>'3'
                """;

        assertThat(tree(universe, "app[fast]>1", "mid")).isEqualTo("""
                app[fast] 2.0 from public (app[fast]>1)
                ├── deep 1.0 from public
                │   └── lib 1.0 from distro (python3-lib 1.0-2) (lib>0)
                │       └── six 1.16 from distro (six>=1)
                ├── lib 1.0 from distro (python3-lib 1.0-2) (see above)
                ├── mid 1.0 from public
                │   └── lib 1.0 from distro (python3-lib 1.0-2) (lib>=1) (see above)
                └── six 1.16 from distro (six<2)
                mid 1.0 from public (see above)
                """);
    }

    @Test
    void circlesEnd() {
        assertThat(tree("[public]\na 1.0: b\nb 1.0: a, c\nc 1.0\n", "a")).isEqualTo("""
                a 1.0 from public
                └── b 1.0 from public
                    ├── a 1.0 from public (see above)
                    └── c 1.0 from public
                """);
    }

    @Test
    void isEmptyWithoutASolution() {
        assertThat(tree("[public]\na 1.0\n", "a>1")).isEmpty();
    }

    /** Each package requires the next two: as a tree without marks that would be more lines than there are atoms. */
    @Test
    void hasALineForEachRequirementAtMostAndNoLineWithoutBound() {
        StringBuilder universe = new StringBuilder("[public]\n");
        for (int i = 0; i < 400; i++) {
            universe.append("p%1$03d 1.0: p%2$03d, p%3$03d\n".formatted(i, i + 1, i + 2));
        }
        String tree = tree(universe + "p400 1.0\np401 1.0\n", "p000");

        assertThat(tree.lines())
                .hasSize(801)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
    }
}
