// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.UnusableCause;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.InvalidMetadataException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.requirement.Truth;
import dev.headwater.api.resolution.Problem;
import dev.headwater.api.tag.Target;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.request.Dependency;
import dev.headwater.core.request.DependencyReader;
import dev.headwater.core.request.PreparedRequest;
import dev.headwater.core.request.Release;
import dev.headwater.core.request.RequirementLists;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges what was read of an offer for one target, policy and request: whether the metadata is that of the offer,
 * admits the Python of the target, and requires nothing that cannot be told or may not be taken. Asks nobody. Safe for
 * use by several threads.
 */
final class MetadataRules {
    private static final String REQUIRES_DIST = "Requires-Dist";

    private final PreparedRequest request;
    private final Target target;
    private final MarkerEnvironment environment;
    private final RequirementLists lists;
    private final DependencyReader dependencies;

    /**
     * Prepares to judge.
     *
     * @param lists what other sessions read for the target of the request
     */
    MetadataRules(PreparedRequest request, RequirementLists lists) {
        this.request = request;
        this.lists = lists;
        this.target = request.request().target();
        this.environment = target.environment();
        this.dependencies = new DependencyReader(environment);
    }

    /**
     * What may be chosen if nothing excludes it.
     *
     * @param offer what is chosen then
     * @param project the project that it is offered as
     * @param version the version that it is offered as
     * @param edit what overlays make of its metadata, or null
     */
    record Offered(
            Offer offer,
            ProjectName project,
            Version version,
            @Nullable MetadataEdit edit) {}

    /** Judges an answer about an offer. */
    CandidateReading judge(MetadataAnswer answer, Offered offered) {
        return answer.accept(new MetadataAnswer.Visitor<>() {
            @Override
            public CandidateReading found(MetadataAnswer.Found found) {
                return edited(found, offered);
            }

            @Override
            public CandidateReading sourceArchive(MetadataAnswer.SourceArchive archive) {
                return judge(SourceArchives.weighed(archive, environment), offered);
            }

            @Override
            public CandidateReading unusable(MetadataAnswer.Unusable unusable) {
                return CandidateReading.excluded(new Exclusion.Metadata(unusable.cause(), unusable.detail()));
            }

            @Override
            public CandidateReading unavailable(MetadataAnswer.Unavailable unavailable) {
                return new CandidateReading.Failed(unavailable.fault());
            }
        });
    }

    private CandidateReading edited(MetadataAnswer.Found found, Offered offered) {
        MetadataEdit edit = offered.edit();
        if (edit == null) {
            return new CandidateReading.Judged(release(found, offered));
        }
        List<OverlayProblem> problems = edit.problems(found.effective());
        if (problems.stream().noneMatch(OverlayProblem.Conflict.class::isInstance)) {
            // What cannot be used at all is left out like any other file, whatever overlays expect of it.
            Release release = release(edit.apply(found), offered);
            if (problems.isEmpty() || !release.isUsable()) {
                return new CandidateReading.Judged(release);
            }
        }
        String what = offered.offer()
                .provided()
                .map(ProvidedPackage::toString)
                .or(() -> offered.offer().distribution().map(DistributionFile::filename))
                .orElse("");
        return new CandidateReading.Refused(problems.stream()
                .<Problem>map(problem -> new Problem.Overlaid(offered.project(), offered.version(), what, problem))
                .toList());
    }

    private Release release(MetadataAnswer.Found found, Offered offered) {
        CoreMetadata metadata = found.effective();
        if (!metadata.name().equals(offered.project()) || !metadata.version().equals(offered.version())) {
            return new Release.Unusable(new Exclusion.MetadataOfAnother(metadata.name(), metadata.version()));
        }
        RequirementLists.Read read = lists.of(metadata, this::dependency);
        if (!read.admitsPython()) {
            return new Release.Unusable(byPython(metadata, found.changes()));
        }
        if (!metadata.fields().isReadable(REQUIRES_DIST)) {
            return new Release.Unusable(new Exclusion.Metadata(
                    UnusableCause.UNREADABLE_REQUIREMENT, "its " + REQUIRES_DIST + " is not in UTF-8"));
        }
        for (Dependency dependency : read.required().doubtful()) {
            Exclusion exclusion = byDependency(dependency);
            if (exclusion != null) {
                return new Release.Unusable(exclusion);
            }
        }
        return new Release.Usable(offered.offer(), found, read.required());
    }

    /** {@return a requirement of metadata} */
    Dependency dependency(String text) {
        return dependencies.read(text);
    }

    /** {@return why what does not admit the Python of the target may not be used} */
    private Exclusion byPython(CoreMetadata metadata, List<MetadataChange> changes) {
        try {
            return new Exclusion.RequiresPython(
                    metadata.requiresPython().orElse(SpecifierSet.any()).toString(),
                    target.pythonRelease().toString(),
                    changes.stream()
                            .filter(change -> change.field().equals("Requires-Python"))
                            .map(MetadataChange::overlay)
                            .findFirst());
        } catch (InvalidMetadataException e) {
            return new Exclusion.Metadata(UnusableCause.UNREADABLE_REQUIRES_PYTHON, String.valueOf(e.getMessage()));
        }
    }

    /** {@return why what has such a requirement may not be used, or null} */
    @Nullable
    Exclusion byDependency(Dependency dependency) {
        if (dependency.withoutExtras() == Truth.UNDEFINED) {
            return new Exclusion.UnknownMarker(UrlSecrets.inRequirement(dependency.text()), List.of());
        }
        if (dependency.withoutExtras() == Truth.UNKNOWN) {
            return new Exclusion.UnknownMarker(
                    UrlSecrets.inRequirement(dependency.text()), dependency.unknown(List.of(), environment));
        }
        if (!dependency.isOfProject()) {
            return null;
        }
        if (dependency.fault().isPresent()) {
            return new Exclusion.Metadata(
                    UnusableCause.UNREADABLE_REQUIREMENT, dependency.fault().get());
        }
        Requirement requirement = dependency.requirement().orElseThrow();
        return request.isForeignUrl(dependency)
                ? new Exclusion.DependsOnUrl(
                        requirement.name(), requirement.url().map(UrlSecrets::withoutQuery), false)
                : null;
    }
}
