// SPDX-License-Identifier: Apache-2.0
package dev.headwater.export;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.PolicyKeys;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.OutcomeReport;
import dev.headwater.api.resolution.PackageRequirement;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** Solutions put together by hand: of a distributor ahead of a public index. */
final class Solutions {
    static final IndexId DEBIAN = IndexId.parse("debian");
    static final IndexId PUBLIC = IndexId.parse("public");
    static final String HASH = "0123456789abcdef".repeat(4);

    static final IndexPolicy POLICY = IndexPolicy.builder()
            .index(IndexEntry.builder(DEBIAN, "/feeds/debian.feed")
                    .kind(IndexKind.FEED)
                    .set(PolicyKeys.ALLOW_UNSIGNED, true)
                    .build())
            .index(IndexEntry.builder(PUBLIC, "https://packages.example.org/simple/")
                    .build())
            .build();

    private final List<PinnedPackage> packages = new ArrayList<>();
    private final List<Ownership> ownership = new ArrayList<>();
    private String place = "requirements.txt";

    /** {@return app and lib of the public index, six of the distributor} */
    static Solutions usual() {
        return new Solutions()
                .file("app", "1.0", true, "lib>=1", "six")
                .file("lib", "1.2.3", false, "six>=1.10")
                .provided("six", "1.16.0", "python3-six", "1.16.0-4");
    }

    /** {@return so many packages, each of which needs some of those behind it} */
    static Solutions of(int count) {
        Solutions solutions = new Solutions();
        Random random = new Random(count);
        for (int i = 0; i < count; i++) {
            List<String> needs = new ArrayList<>();
            for (int k = i + 1; k < count; k += 1 + random.nextInt(Math.max(1, count / 3))) {
                needs.add("p" + k + ">=1");
            }
            solutions.file("p" + i, "1." + i, i == 0, needs.toArray(String[]::new));
        }
        return solutions;
    }

    Solutions at(String file) {
        place = file;
        return this;
    }

    Solutions file(String name, String version, boolean direct, String... requires) {
        String filename = name.replace('-', '_') + "-" + version + "-py3-none-any.whl";
        return file(
                name,
                version,
                direct,
                DistributionFile.builder(
                                ProjectName.parse(name),
                                filename,
                                "https://files.example.org/" + filename + "?signature=secret#x")
                        .hashes(FileHashes.of(List.of(new FileHash("sha256", HASH))))
                        .size(12_345)
                        .build(),
                requires);
    }

    Solutions file(String name, String version, boolean direct, DistributionFile file, String... requires) {
        ownership.add(Ownership.builder(ProjectName.parse(name), OwnerRule.ORDER)
                .absent(DEBIAN)
                .present(PUBLIC)
                .build());
        packages.add(pinned(name, version, direct, requires)
                .index(PUBLIC)
                .offer(new Offer.File(file))
                .metadata(new MetadataOrigin(MetadataOrigin.Source.ANNOUNCED, true))
                .purl("pkg:pypi/" + name)
                .build());
        return this;
    }

    Solutions provided(String name, String version, String packageName, String packageVersion, String... requires) {
        return providedAt(
                name,
                version,
                packageName,
                packageVersion,
                "pkg:deb/debian/python3-" + name + "@" + version + "-4?arch=all",
                requires);
    }

    Solutions providedAt(
            String name, String version, String packageName, String packageVersion, String purl, String... requires) {
        ownership.add(Ownership.builder(ProjectName.parse(name), OwnerRule.ORDER)
                .present(DEBIAN)
                .build());
        packages.add(pinned(name, version, false, requires)
                .index(DEBIAN)
                .offer(new Offer.Provided(new ProvidedPackage(
                        Version.parse(version),
                        packageName,
                        packageVersion,
                        purl,
                        ProvidedPackage.Trust.SIGNED,
                        Optional.empty(),
                        ProvidedPackage.Evidence.DECLARED,
                        List.of())))
                .metadata(new MetadataOrigin(MetadataOrigin.Source.DISTRIBUTOR, true))
                .purl(purl)
                .build());
        return this;
    }

    private PinnedPackage.Builder pinned(String name, String version, boolean direct, String... requires) {
        List<PackageRequirement> rows = new ArrayList<>();
        TreeSet<ProjectName> needed = new TreeSet<>();
        for (String text : requires) {
            Requirement requirement = Requirement.parse(text);
            needed.add(requirement.name());
            rows.add(new PackageRequirement(
                    requirement.name(),
                    new TreeSet<>(requirement.extras()),
                    requirement.specifiers(),
                    Optional.empty(),
                    Optional.empty(),
                    PackageRequirement.Source.METADATA,
                    Optional.empty(),
                    true));
        }
        PinnedPackage.Builder pinned = PinnedPackage.builder(
                        ProjectName.parse(name), Version.parse(version), OwnerRule.ORDER)
                .requires(rows)
                .dependencies(List.copyOf(needed));
        return direct
                ? pinned.requested(
                        List.of(new RequestedRequirement(Requirement.parse(name), Place.inFile(place, 1), List.of())))
                : pinned;
    }

    ResolutionOutcome.Resolved resolved() {
        return new ResolutionOutcome.Resolved(
                OutcomeReport.builder()
                        .target(Target.cpython("3.12", List.of("manylinux_2_28_x86_64")))
                        .ownership(ownership)
                        .build(),
                packages);
    }

    /** {@return the same in another order} */
    ResolutionOutcome.Resolved shuffled(long seed) {
        List<PinnedPackage> others = new ArrayList<>(packages);
        Collections.shuffle(others, new Random(seed));
        return new ResolutionOutcome.Resolved(resolved().report(), others);
    }
}
