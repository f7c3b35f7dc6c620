// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.CandidateList;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.core.report.CandidateReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a resolver lists of a project without resolving it. */
class CandidatesTest {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final ProjectName LIB = ProjectName.parse("lib");

    private static Resolver resolver(String universe) {
        Map<IndexId, InMemoryIndex> indexes = InMemoryIndex.parseAll(universe);
        IndexPolicy.Builder policy = IndexPolicy.builder();
        indexes.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, "memory:/" + id)
                        .kind(IndexKind.DIRECTORY)
                        .build()));
        return Resolvers.builder()
                .policy(policy.build())
                .indexes((entry, whole) -> Optional.<PackageIndex>ofNullable(indexes.get(entry.id())))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build();
    }

    private static CandidateList candidates(String universe, ResolutionRequest.Builder request) {
        try (Resolver resolver = resolver(universe)) {
            return resolver.candidates(LIB, request.build());
        }
    }

    @Test
    void areThoseOfTheOwnerTheBestFirstAndThenTheRestWithReasons() {
        CandidateList list = candidates("""
                [distro]
                lib 1.0
                lib 2.0: six
                lib 3.0a1
                lib 4.0
                | python >=3.13

                [public]
                lib 9.0
                """, ResolutionRequest.builder(TARGET));

        assertThat(list.ownership().owner()).contains(IndexId.parse("distro"));
        assertThat(list.rows())
                .extracting(row -> row.version().orElseThrow().toString())
                .containsExactly("2.0", "1.0", "3.0a1", "4.0");
        assertThat(list.rows().get(3).unusable()).contains(new Exclusion.RequiresPython(">=3.13", "3.12.0"));
        assertThat(CandidateReport.of(list).text())
                .startsWith("lib is supplied by distro")
                .contains("2.0", "usable", "needs Python >=3.13")
                .doesNotContain("9.0");
    }

    @Test
    void areNoneOfAProjectThatNobodyHas() {
        CandidateList list = candidates("[distro]\nsix 1.0\n", ResolutionRequest.builder(TARGET));

        assertThat(list.rows()).isEmpty();
        assertThat(list.fault()).isEmpty();
        assertThat(CandidateReport.of(list)).hasToString("lib is supplied by no index\n  distro: absent\n");
    }

    @Test
    void areNotKnownWhereAnIndexDoesNotAnswer() {
        CandidateList list =
                candidates("[distro]\nfailing lib: status 503\n[public]\nlib 1.0\n", ResolutionRequest.builder(TARGET));

        assertThat(list.rows()).isEmpty();
        assertThat(list.fault()).isPresent().get().isInstanceOf(IndexFault.class);
    }
}
