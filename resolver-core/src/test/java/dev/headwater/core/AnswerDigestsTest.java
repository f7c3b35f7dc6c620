// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerDigestsTest {
    private static final String UNIVERSE = "[a]\npot 1.0: lid\n[b]\nlid 1.0\nlid 1.1 | yanked: hot\nspoon 1.0";

    private static IndexPolicy policy(Map<IndexId, InMemoryIndex> indexes) {
        IndexPolicy.Builder policy = IndexPolicy.builder();
        indexes.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, "a text")
                        .kind(IndexKind.SUPPLIED)
                        .build()));
        return policy.build();
    }

    private static ResolutionOutcome resolve(IndexPolicy policy, IndexFactory indexes) {
        Target target = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
        try (Resolver resolver = Resolvers.builder()
                .policy(policy)
                .indexes(indexes)
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            return resolver.resolve(
                    ResolutionRequest.builder(target).require("pot").build());
        }
    }

    private static Basis basis(String universe) {
        Map<IndexId, InMemoryIndex> indexes = InMemoryIndex.parseAll(universe);
        IndexPolicy policy = policy(indexes);
        AnswerDigests digests = AnswerDigests.of(policy, IndexFactory.of(indexes));
        return digests.basis(resolve(policy, digests));
    }

    @Test
    void tellsWhatEachIndexSaidOfEachProjectThatWasNeeded() {
        Basis basis = basis(UNIVERSE);

        assertThat(basis.answers())
                .extracting(answer -> answer.project() + " " + answer.index() + " " + answer.location() + " "
                        + answer.digest().replaceAll(":.*", ""))
                .containsExactly("lid a a text absent", "lid b a text sha256", "pot a a text sha256");
        assertThat(basis.digest()).matches("sha256:[0-9a-f]{64}");
        assertThat(basis.localPaths()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a]\npot 1.0: lid\n[b]\nlid 1.1 | yanked: hot\nlid 1.0\nspoon 1.0",
                "[a]\npot 1.0: lid\n[b]\nlid 1.0\nlid 1.1 | yanked: hot\nspoon 2.0\nfork 1.0"
            })
    void isTheSameAsLongAsThePagesThatWereNeededSayTheSame(String same) {
        assertThat(basis(same).answers()).isEqualTo(basis(UNIVERSE).answers());
        assertThat(basis(same).digest()).isEqualTo(basis(UNIVERSE).digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a]\npot 1.0: lid\n[b]\nlid 1.0\nlid 1.1 | yanked: cold",
                "[a]\npot 1.0: lid\n[b]\nlid 1.0\nlid 1.1",
                "[a]\npot 1.0: lid\n[b]\nlid 1.0\nlid 1.1 | yanked: hot\nlid 0.9",
                "[a]\npot 1.0: lid\n[b]\nlid 1.0 | python >=3.8\nlid 1.1 | yanked: hot",
                "[a]\npot 1.0: lid\n[b]\nlid 1.0 | uploaded 2025-01-01\nlid 1.1 | yanked: hot",
                "[a]\npot 1.0: lid>=1\n[b]\nlid 1.0\nlid 1.1 | yanked: hot",
                "[a]\npot 1.0: lid\n[b]\nproject lid: archived\nlid 1.0\nlid 1.1 | yanked: hot",
                "[a]\npot 1.0: lid\nlid 1.0\nlid 1.1 | yanked: hot\n[b]\nspoon 1.0",
                "[a]\npot 1.0: lid\n[c]\nlid 1.0\nlid 1.1 | yanked: hot"
            })
    void isAnotherWhereAnythingSaysAnotherThing(String other) {
        assertThat(basis(other).digest()).isNotEqualTo(basis(UNIVERSE).digest());
    }

    @Test
    void changesNoOutcome() {
        Map<IndexId, InMemoryIndex> indexes = InMemoryIndex.parseAll(UNIVERSE);
        IndexPolicy policy = policy(indexes);
        IndexFactory plain = IndexFactory.of(indexes);

        assertThat(resolve(policy, AnswerDigests.of(policy, plain))).isEqualTo(resolve(policy, plain));
    }

    /** What indexes say is the same, and what the resolver reads of it is not. */
    @Test
    void isAnotherUnderOtherOverlays() {
        Map<IndexId, InMemoryIndex> indexes = Map.of(IndexId.parse("a"), InMemoryIndex.parse("lib 1.0"));
        IndexPolicy plain = policy(indexes);
        IndexPolicy overlaid = plain.toBuilder()
                .overlays(OverlaySet.of(List.of(Overlay.builder("fix", ProjectName.parse("lib"))
                        .reason("a test")
                        .scope(OverlayScope.version(Version.parse("1.0")))
                        .requiresPython(SpecifierSet.parse(">=3"))
                        .build())))
                .build();

        assertThat(new Basis(overlaid, List.of()).digest()).isNotEqualTo(new Basis(plain, List.of()).digest());
    }

    @Test
    void namesFoldersAndRecordingsOfThePolicy() {
        Map<IndexId, InMemoryIndex> indexes = InMemoryIndex.parseAll("[a]\npot 1.0");
        IndexPolicy policy = IndexPolicy.builder()
                .index(IndexEntry.builder(IndexId.parse("a"), "/srv/wheels")
                        .kind(IndexKind.DIRECTORY)
                        .build())
                .index(IndexEntry.builder(IndexId.parse("b"), "https://example.org/simple/")
                        .build())
                .build();
        AnswerDigests digests = AnswerDigests.of(
                policy,
                IndexFactory.of(indexes)
                        .orElse(IndexFactory.of(Map.of(IndexId.parse("b"), indexes.get(IndexId.parse("a"))))));

        Basis basis = digests.basis(resolve(policy, digests));

        assertThat(basis.localPaths()).containsExactly("/srv/wheels");
        assertThat(basis.answers())
                .singleElement()
                .extracting(Basis.Answer::location)
                .isEqualTo("/srv/wheels");
    }

    @Test
    void anAnswerThatFailedHasNoDigest() {
        assertThat(basis("[a]\nfailing pot: status 503").answers())
                .singleElement()
                .hasToString("a pot unavailable");
    }
}
