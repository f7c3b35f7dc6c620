// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.explanation;

import dev.headwater.api.explanation.Warning;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.Offer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.resolution.RequestedRequirement;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import dev.headwater.core.overlay.OverlaidPage;
import dev.headwater.core.request.Release;
import dev.headwater.core.universe.Project;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a person should know of an outcome though it stopped nothing. */
final class Warnings {
    private final IndexPolicy policy;
    private final List<Warning> all = new ArrayList<>();

    /** Whether a Requires-Python can be read: most files say one of a few. */
    private final Map<String, Boolean> readable = new HashMap<>();

    /** What is in the solution, of what was looked at so far. */
    private final Map<ProjectName, Version> chosen = new HashMap<>();

    Warnings(IndexPolicy policy) {
        this.policy = policy;
    }

    /** {@return all that was found; of what holds only beside some versions of others, what these are not} */
    List<Warning> all() {
        return all.stream().filter(warning -> !isMet(warning)).toList();
    }

    private boolean isMet(Warning warning) {
        if (!(warning instanceof Warning.OfPackage about) || about.note().kind() != ProvidedNote.Kind.CONSTRAINS) {
            return false;
        }
        try {
            Requirement constraint = Requirement.parse(about.note().text());
            Version there = chosen.get(constraint.name());
            return there == null || constraint.specifiers().contains(there);
        } catch (InvalidRequirementException e) {
            return false;
        }
    }

    /** Looks at a package of the solution. */
    void about(Project project, Release.Usable release, Collection<ExtraName> extras) {
        ProjectName name = project.name();
        Version version = release.metadata().version();
        chosen.put(name, version);
        Set<ExtraName> known = extras.isEmpty() ? Set.of() : release.extras();
        for (ExtraName extra : extras) {
            if (!known.contains(extra)) {
                all.add(new Warning.MissingExtra(name, Optional.of(version), extra, Optional.empty()));
            }
        }
        if (release.offer() instanceof Offer.Provided provided) {
            aboutProvided(provided.by(), release, extras);
        }
        DistributionFile file = release.distribution().orElse(null);
        if (file != null) {
            about(file, name, version, release.origin());
        }
        ProjectPage page = project.page();
        if (page != null && page.status().state() != ProjectStatus.State.ACTIVE) {
            all.add(new Warning.Status(name, page.status()));
        }
        if (file != null) {
            aboutPython(file);
        }
        if (project.owner().record().rule() == OwnerRule.DIRECT_URL) {
            all.add(new Warning.FromUrl(name));
        }
    }

    private void aboutPython(DistributionFile file) {
        Optional<String> python = file.requiresPython();
        if (python.isPresent() && !readable.computeIfAbsent(python.get(), Warnings::isReadable)) {
            all.add(new Warning.UnreadableRequiresPython(file.filename(), python.get()));
        }
    }

    private void about(DistributionFile file, ProjectName name, Version version, MetadataOrigin origin) {
        if (file.yank().isPresent()) {
            all.add(new Warning.YankedUsed(name, version, file.yank().get().reason()));
        }
        if (origin.source() == MetadataOrigin.Source.RECORDED) {
            all.add(new Warning.RecordedMetadata(name, version, file.filename()));
        }
    }

    private void aboutProvided(ProvidedPackage by, Release.Usable release, Collection<ExtraName> extras) {
        ProjectName name = release.metadata().name();
        Version version = release.metadata().version();
        for (ProvidedNote note : release.notes(extras)) {
            // Which branch was taken is no matter of concern: the package manager takes the same; nor is how it is
            // asked.
            if (note.kind() != ProvidedNote.Kind.OTHER_BRANCHES
                    && note.kind() != ProvidedNote.Kind.DECLARED_GENERALLY) {
                all.add(new Warning.OfPackage(name, version, by.toString(), note));
            }
        }
        List<ProjectName> unchecked = release.own().stream()
                .flatMap(own -> own.unchecked().stream().sorted())
                .toList();
        if (!unchecked.isEmpty()) {
            all.add(new Warning.Unchecked(name, version, unchecked));
        }
    }

    /** Says that a request asks for nothing, and what of it does not apply to the target. */
    void aboutNothing(List<RequestedRequirement> passedOver) {
        all.add(new Warning.NothingRequired(
                passedOver.stream().map(RequestedRequirement::requirement).toList(),
                passedOver.stream().map(RequestedRequirement::place).toList()));
    }

    /** Says which overlays of the projects that were needed are for nothing that is there. */
    void aboutOverlays(Collection<ProjectName> needed, Map<ProjectName, Project> projects) {
        if (policy.overlays().isEmpty()) {
            return;
        }
        for (ProjectName name : needed) {
            Project project = projects.get(name);
            Set<String> matched = project == null ? Set.of() : OverlaidPage.matched(project.page());
            for (Overlay overlay : policy.overlays().on(name)) {
                if (!matched.contains(overlay.id())) {
                    all.add(new Warning.UnmatchedOverlay(
                            overlay.id(),
                            name,
                            project == null
                                    ? Optional.empty()
                                    : project.owner().record().owner()));
                }
            }
        }
    }

    private static boolean isReadable(String specifiers) {
        try {
            SpecifierSet unused = SpecifierSet.parse(specifiers);
            return unused != null;
        } catch (InvalidSpecifierException e) {
            return false;
        }
    }

    /** Looks at who was asked. */
    void about(Collection<Ownership> decided) {
        Map<IndexId, Boolean> hadAnything = new TreeMap<>();
        for (Ownership ownership : decided) {
            for (Ownership.Asked asked : ownership.asked()) {
                hadAnything.merge(asked.index(), asked.answer() != Ownership.Answer.ABSENT, Boolean::logicalOr);
            }
        }
        for (IndexEntry entry : policy.indexes()) {
            Boolean had = hadAnything.get(entry.id());
            if (had != null && !had && entry.knownProject().isEmpty()) {
                all.add(new Warning.NothingThere(entry.id()));
            }
            if (had != null && entry.allowInsecure()) {
                all.add(new Warning.PlainHttp(entry.id()));
            }
        }
    }
}
