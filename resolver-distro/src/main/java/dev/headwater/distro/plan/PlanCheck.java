// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.plan;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageFormat;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.InvalidMetadataException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.version.PreReleases;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What the packages of a plan say themselves, held against the solution: where {@code pip check} will disagree, since
 * it believes the metadata within a package, which a distributor does not always change where it changes the package.
 *
 * @param disagreements what is not met, in the order of the projects
 * @param unread what could not be looked into, in the order of the projects
 * @since 0.1.0
 */
public record PlanCheck(List<Disagreement> disagreements, List<Unread> unread) {
    /** Copies. */
    public PlanCheck {
        disagreements = List.copyOf(disagreements);
        unread = List.copyOf(unread);
    }

    /**
     * A requirement of a package's own metadata that the solution does not meet.
     *
     * @param name the package of the distributor
     * @param project the project that it provides
     * @param requirement what its metadata requires, as written there
     * @param version the version in the solution; empty where the project is not in it
     */
    public record Disagreement(String name, ProjectName project, String requirement, Optional<Version> version) {}

    /**
     * A package that could not be looked into.
     *
     * @param name the package of the distributor
     * @param fault why it cannot be had; empty where its metadata cannot be read
     */
    public record Unread(String name, Optional<IndexFault> fault) {}

    /**
     * Reads the packages of the first part of a plan, each held against its hash.
     *
     * @param resolved the solution
     * @param environment the target that it is for
     * @param indexes the index of each id, which has said what is provided
     * @return ends exceptionally for a defect alone
     */
    public static CompletableFuture<PlanCheck> of(
            ResolutionOutcome.Resolved resolved,
            MarkerEnvironment environment,
            Function<IndexId, PackageIndex> indexes) {
        Map<PinnedPackage, CompletableFuture<PublishedAnswer>> answers = new LinkedHashMap<>();
        for (PinnedPackage pinned : resolved.packages()) {
            pinned.provided().ifPresent(by -> {
                CompletionStage<PublishedAnswer> answer =
                        indexes.apply(pinned.index().orElseThrow()).published(pinned.name(), by);
                answers.put(pinned, answer.toCompletableFuture());
            });
        }
        return CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(ended -> {
                    Findings findings = new Findings(resolved, environment);
                    answers.forEach((pinned, answer) -> findings.add(pinned, answer.join()));
                    return new PlanCheck(findings.disagreements, findings.unread);
                });
    }

    private static final class Findings {
        final Map<ProjectName, Version> versions = new HashMap<>();
        final MarkerEnvironment environment;
        final List<Disagreement> disagreements = new ArrayList<>();
        final List<Unread> unread = new ArrayList<>();

        Findings(ResolutionOutcome.Resolved resolved, MarkerEnvironment environment) {
            this.environment = environment;
            resolved.packages().forEach(pinned -> versions.put(pinned.name(), pinned.version()));
        }

        void add(PinnedPackage pinned, PublishedAnswer answer) {
            ProvidedPackage by = pinned.provided().orElseThrow();
            answer.accept(new PublishedAnswer.Visitor<Boolean>() {
                @Override
                public Boolean found(PublishedAnswer.Found found) {
                    // Of what is in packages of other formats nothing is read but what the repository itself says.
                    return by.format() != PackageFormat.DEBIAN
                            ? unread.add(new Unread(by.name(), Optional.empty()))
                            : compare(pinned.name(), by.name(), found.published());
                }

                @Override
                public Boolean none(PublishedAnswer.None none) {
                    return true;
                }

                @Override
                public Boolean unavailable(PublishedAnswer.Unavailable unavailable) {
                    return unread.add(new Unread(by.name(), Optional.of(unavailable.fault())));
                }
            });
        }

        private boolean compare(ProjectName project, String name, CoreMetadata published) {
            List<Requirement> requirements;
            try {
                requirements = published.requirements();
            } catch (InvalidMetadataException e) {
                return unread.add(new Unread(name, Optional.empty()));
            }
            for (Requirement requirement : requirements) {
                Optional<Version> version = Optional.ofNullable(versions.get(requirement.name()));
                if (applies(requirement)
                        && !version.map(chosen -> admits(requirement, chosen)).orElse(false)) {
                    disagreements.add(new Disagreement(name, project, requirement.text(), version));
                }
            }
            return true;
        }

        private boolean applies(Requirement requirement) {
            return requirement
                    .marker()
                    .map(marker -> marker.truth(environment) == Truth.TRUE)
                    .orElse(true);
        }

        /** As pip checks what is installed: a pre-release that is there is there. */
        private static boolean admits(Requirement requirement, Version version) {
            return requirement.specifiers().contains(version.toString(), PreReleases.ALLOW);
        }
    }
}
