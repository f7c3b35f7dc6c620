// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.content.ArchiveMetadata;
import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.core.report.ResolutionReport;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the metadata within a distributor's package adds to what the distributor says. */
class OwnMetadataTest {
    private static final IndexId DISTRO = IndexId.parse("distro");
    private static final IndexId PUBLIC = IndexId.parse("public");

    private static final ProvidedNote LEFT_OUT =
            new ProvidedNote(ProvidedNote.Kind.BOUND_NOT_MET, "lid<2; extra == 'fast'");
    private static final ProvidedNote OF_ANOTHER =
            new ProvidedNote(ProvidedNote.Kind.BOUND_NOT_MET, "lid<1; extra == 'slow'");

    private static CoreMetadata metadata(String requirements) {
        MetadataAnswer answer = ArchiveMetadata.ofText(
                "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\nProvides-Extra: fast\nProvides-Extra: slow\n"
                        + requirements,
                MetadataOrigin.Source.DISTRIBUTOR);
        return ((MetadataAnswer.Found) answer).effective();
    }

    /** Its release has lid 2.0, and so the index leaves the bounds out. */
    private static InMemoryIndex distro(PublishedAnswer.Extent extent) {
        ProvidedPackage by = new ProvidedPackage(
                Version.parse("1.0"),
                "python3-lib",
                "1.0-2",
                "pkg:deb/debian/python3-lib@1.0-2",
                ProvidedPackage.Trust.SIGNED,
                Optional.empty(),
                ProvidedPackage.Evidence.DECLARED,
                List.of());
        PublishedAnswer within = new PublishedAnswer.Found(
                metadata("Requires-Dist: lid ; extra == 'fast'\nRequires-Dist: lid ; extra == 'slow'\n"),
                metadata("Requires-Dist: lid<2 ; extra == 'fast'\nRequires-Dist: lid<1 ; extra == 'slow'\n"),
                extent,
                List.of(LEFT_OUT, OF_ANOTHER));
        return InMemoryIndex.builder()
                .release(
                        "lib",
                        "1.0",
                        release -> release.provided(by).requires("base").published(within))
                .release("base", "1.0")
                .release("lid", "2.0")
                .build();
    }

    private static ResolutionOutcome resolve(InMemoryIndex distro, String requirement, String pinned) {
        Map<IndexId, InMemoryIndex> indexes = Map.of(
                DISTRO,
                distro,
                PUBLIC,
                InMemoryIndex.builder()
                        .release("lid", "1.5")
                        .release("lid", "3.0")
                        .release("base", "3.0")
                        .build());
        IndexPolicy.Builder policy = IndexPolicy.builder();
        List.of(DISTRO, PUBLIC)
                .forEach(id -> policy.index(IndexEntry.builder(id, "a text")
                        .kind(IndexKind.SUPPLIED)
                        .build()));
        if (!pinned.isEmpty()) {
            policy.pin(ProjectName.parse(pinned), PUBLIC);
        }
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.build())
                .indexes((entry, whole) -> Optional.ofNullable(indexes.get(entry.id())))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            return resolver.resolve(ResolutionRequest.builder(Target.cpython("3.12", List.of("win_amd64")))
                    .require(requirement)
                    .build());
        }
    }

    private static List<String> packages(ResolutionOutcome outcome) {
        return ((ResolutionOutcome.Resolved) outcome)
                .packages().stream()
                        .map(pinned -> pinned.name() + " " + pinned.version())
                        .toList();
    }

    private static List<PackageRequirement> requires(ResolutionOutcome outcome) {
        return ((ResolutionOutcome.Resolved) outcome)
                .packages().stream()
                        .filter(pinned -> pinned.name().equals(ProjectName.parse("lib")))
                        .findFirst()
                        .orElseThrow()
                        .requires();
    }

    @Test
    void aBoundOfAnExtraThatTheReleaseDoesNotMeetIsLeftOutWithAWarning() {
        ResolutionOutcome outcome = resolve(distro(PublishedAnswer.Extent.WITHOUT_REQUIREMENTS), "lib[fast]", "");

        assertThat(packages(outcome)).containsExactly("base 1.0", "lib 1.0", "lid 2.0");
        assertThat(requires(outcome))
                .extracting(PackageRequirement::source)
                .containsExactly(PackageRequirement.Source.DISTRIBUTOR, PackageRequirement.Source.METADATA);
        assertThat(outcome.report().warnings())
                .filteredOn(Warning.OfPackage.class::isInstance)
                .extracting(warning -> ((Warning.OfPackage) warning).note())
                .containsExactly(LEFT_OUT);
    }

    @Test
    void aBoundOfAnExtraHoldsAsPublishedForWhatAnotherIndexSupplies() {
        ResolutionOutcome outcome = resolve(distro(PublishedAnswer.Extent.WITHOUT_REQUIREMENTS), "lib[fast]", "lid");

        assertThat(packages(outcome)).containsExactly("base 1.0", "lib 1.0", "lid 1.5");
        assertThat(outcome.report().warnings()).isEmpty();
    }

    @Test
    void aPairThatNothingTellsOfIsUnchecked() {
        ResolutionOutcome stripped = resolve(distro(PublishedAnswer.Extent.WITHOUT_REQUIREMENTS), "lib", "base");
        ResolutionOutcome whole = resolve(distro(PublishedAnswer.Extent.WHOLE), "lib", "base");

        assertThat(requires(stripped)).extracting(PackageRequirement::checked).containsExactly(false);
        assertThat(stripped.report().warnings())
                .contains(new Warning.Unchecked(
                        ProjectName.parse("lib"), Version.parse("1.0"), List.of(ProjectName.parse("base"))));
        assertThat(ResolutionReport.of(stripped).json().replaceAll("\\s+", "")).contains("\"checked\":false");
        assertThat(requires(whole)).extracting(PackageRequirement::checked).containsExactly(true);
        assertThat(whole.report().warnings()).isEmpty();
    }
}
