// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexFactory;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.resolution.ResolutionRequest;
import dev.headwater.api.resolution.Resolver;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import dev.headwater.core.InMemoryIndex;
import dev.headwater.core.RequirementsFile;
import dev.headwater.core.Resolvers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequirementsTextTest {
    private static final Target TARGET = Target.cpython("3.12", List.of("manylinux_2_28_x86_64"));
    private static final FileHash STRONG = new FileHash("sha256", "ab".repeat(32));
    private static final FileHash WEAK = new FileHash("md5", "cd".repeat(16));
    private static final FileHash NOT_OF_PIP = new FileHash("blake2b", "ef".repeat(64));

    private static final String UNIVERSE = """
            [distro]
            pot 2.0: tea[green]>=1
            lid 1.0: tea
            [public]
            tea 1.5 | extra green: leaf
            leaf 0.1
            """;

    private static ResolutionOutcome resolve(ResolutionRequest request) {
        Map<IndexId, InMemoryIndex> indexes = InMemoryIndex.parseAll(UNIVERSE);
        IndexPolicy.Builder policy = IndexPolicy.builder();
        indexes.keySet()
                .forEach(id -> policy.index(IndexEntry.builder(id, "a text")
                        .kind(IndexKind.SUPPLIED)
                        .build()));
        try (Resolver resolver = Resolvers.builder()
                .policy(policy.build())
                .indexes(IndexFactory.of(indexes))
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .build()) {
            return resolver.resolve(request);
        }
    }

    private static ResolutionOutcome.Resolved solution() {
        return (ResolutionOutcome.Resolved) resolve(
                ResolutionRequest.builder(TARGET).require("pot").require("lid").build());
    }

    private static PinnedPackage.Builder lib(OwnerRule rule) {
        return PinnedPackage.builder(ProjectName.parse("lib"), Version.parse("1.0"), rule)
                .metadata(new MetadataOrigin(MetadataOrigin.Source.WHEEL, false))
                .purl("pkg:pypi/lib@1.0");
    }

    private static Offer file(String url, FileHash... hashes) {
        return new Offer.File(DistributionFile.builder(ProjectName.parse("lib"), "lib-1.0-py3-none-any.whl", url)
                .hashes(FileHashes.of(List.of(hashes)))
                .build());
    }

    private static RequirementsText text(PinnedPackage... packages) {
        return RequirementsText.of(
                new ResolutionOutcome.Resolved(OutcomeReport.builder().build(), List.of(packages)));
    }

    @Test
    void saysWhoSuppliesEachPackageAndWhatItIsFor() {
        assertThat(RequirementsText.of(solution()).text()).isEqualTo("""
                        leaf==0.1
                            # from public, for tea
                        lid==1.0
                            # from distro, requested
                        pot==2.0
                            # from distro, requested
                        tea[green]==1.5
                            # from public, for lid, pot
                        """);
        assertThat(RequirementsText.of(solution()).withoutOrigins())
                .hasToString("leaf==0.1\nlid==1.0\npot==2.0\ntea[green]==1.5\n");
    }

    @Test
    void isReadBackAndResolvesToTheSameFiles() {
        String text = ResolutionReport.of(solution()).requirements();

        ResolutionRequest.Builder again = ResolutionRequest.builder(TARGET);
        RequirementsFile.parse(text, Path.of("requirements.txt")).addTo(again);

        assertThat(text).contains("lid==1.0 \\\n    --hash=sha256:");
        assertThat(again.build().requireHashes()).isTrue();
        assertThat(((ResolutionOutcome.Resolved) resolve(again.build())).packages())
                .extracting(PinnedPackage::name, PinnedPackage::version, PinnedPackage::extras, PinnedPackage::offer)
                .isEqualTo(solution().packages().stream()
                        .map(pinned -> tuple(pinned.name(), pinned.version(), pinned.extras(), pinned.offer()))
                        .toList());
    }

    @Test
    void hasTheHashesThatPipTakes() {
        PinnedPackage strong = lib(OwnerRule.ORDER)
                .index(IndexId.parse("a"))
                .offer(file("https://example.org/lib-1.0-py3-none-any.whl", WEAK, STRONG, NOT_OF_PIP))
                .build();
        PinnedPackage weak = lib(OwnerRule.ORDER)
                .index(IndexId.parse("a"))
                .offer(file("https://example.org/lib-1.0-py3-none-any.whl", WEAK, NOT_OF_PIP))
                .build();

        assertThat(text(strong).withHashes().withoutOrigins()).hasToString("lib==1.0 \\\n    --hash=" + STRONG + "\n");
        assertThat(text(weak).withHashes().withoutOrigins())
                .hasToString("lib==1.0\n    # none of its hashes is one that pip takes\n");
    }

    @Test
    void namesAFileByItsUrl() {
        PinnedPackage direct = lib(OwnerRule.DIRECT_URL)
                .extras(List.of(ExtraName.parse("b"), ExtraName.parse("c")))
                .requested(List.of(RequestedRequirement.of(Requirement.parse("lib"))))
                .offer(file("https://example.org/a;b/lib-1.0-py3-none-any.whl", STRONG))
                .build();
        String text = text(direct).withHashes().text();

        assertThat(text)
                .isEqualTo("lib[b,c] @ https://example.org/a%3Bb/lib-1.0-py3-none-any.whl \\\n    --hash=" + STRONG
                        + "\n    # from its URL, requested\n");
        ResolutionRequest.Builder again = ResolutionRequest.builder(TARGET);
        RequirementsFile.parse(text, Path.of("requirements.txt")).addTo(again);
        assertThat(again.build().requirements())
                .singleElement()
                .satisfies(read -> assertThat(read.hashes()).containsExactly(STRONG));
    }

    @Test
    void writesNoSecret() {
        String login = text(lib(OwnerRule.DIRECT_URL)
                        .offer(file("https://me:s3cret@example.org/lib-1.0-py3-none-any.whl", STRONG))
                        .build())
                .withHashes()
                .text();
        String signed = text(lib(OwnerRule.DIRECT_URL)
                        .offer(file("https://example.org/lib-1.0-py3-none-any.whl?signature=s3cret", STRONG))
                        .build())
                .text();

        assertThat(login).startsWith("# lib 1.0: not written, ").doesNotContain("s3cret", "--hash");
        assertThat(signed)
                .startsWith("# lib 1.0: not written, ")
                .contains("https://example.org/lib-1.0-py3-none-any.whl\n")
                .doesNotContain("s3cret");
    }

    @Test
    void whatADistributorProvidesIsNotInstalled() {
        PinnedPackage provided = lib(OwnerRule.ORDER)
                .index(IndexId.parse("debian"))
                .offer(new Offer.Provided(new ProvidedPackage(
                        Version.parse("1.0"),
                        "python3-lib\nevil==1",
                        "1.0-2",
                        "pkg:deb/debian/python3-lib@1.0-2",
                        ProvidedPackage.Trust.SIGNED,
                        Optional.empty(),
                        ProvidedPackage.Evidence.DECLARED,
                        List.of())))
                .build();

        assertThat(text(provided).withHashes().text().lines())
                .allMatch(line -> line.strip().startsWith("#"));
        assertThat(text(provided).text()).contains("is provided by python3-lib", "1.0-2", "    # from debian\n");
    }

    @Test
    void ofNoSolutionIsEmpty() {
        ResolutionOutcome none =
                resolve(ResolutionRequest.builder(TARGET).require("pot>2").build());

        assertThat(ResolutionReport.of(none).requirements()).isEmpty();
    }
}
