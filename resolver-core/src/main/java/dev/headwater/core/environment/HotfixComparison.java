// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.environment;

import dev.headwater.api.environment.EnvironmentFinding;
import dev.headwater.api.environment.InstalledDistribution;
import dev.headwater.api.environment.OwningPackage;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the metadata of what is installed against the overlays in force for it. They are in it where applying them once
 * more changes nothing, whoever brought them in.
 */
final class HotfixComparison {
    private final InstalledDistribution installed;
    private final CoreMetadata metadata;

    private HotfixComparison(InstalledDistribution installed, CoreMetadata metadata) {
        this.installed = installed;
        this.metadata = metadata;
    }

    /**
     * {@return what overlays would change}
     *
     * @param page what the owner lists, with the overlays that are for its rows
     */
    static List<EnvironmentFinding> of(InstalledDistribution installed, ProjectPage page) {
        return installed
                .metadata()
                .flatMap(metadata -> new HotfixComparison(installed, metadata).compare(page))
                .stream()
                .toList();
    }

    private Optional<EnvironmentFinding> compare(ProjectPage page) {
        List<String> versions = PageVersions.of(page);
        Optional<EnvironmentFinding> first = Optional.empty();
        for (int row = 0; row < page.fileCount(); row++) {
            boolean isIt = installed.parsedVersion().map(Version::toString).equals(Optional.of(versions.get(row)))
                    && isOf(page.provided(row));
            if (isIt) {
                Optional<EnvironmentFinding> missing = missing(page.edit(row), page.provided(row));
                if (missing.isEmpty()) {
                    // Which of the files of a version was installed, nobody knows.
                    return Optional.empty();
                }
                first = first.or(() -> missing);
            }
        }
        return first;
    }

    private boolean isOf(@Nullable ProvidedPackage by) {
        Optional<String> owner = installed.owner().map(OwningPackage::name);
        return owner.equals(Optional.ofNullable(by).map(ProvidedPackage::name));
    }

    private Optional<EnvironmentFinding> missing(@Nullable MetadataEdit edit, @Nullable ProvidedPackage by) {
        if (edit == null) {
            return Optional.empty();
        }
        // What a distributor provides is described by its relations; of those its metadata has what it has.
        CoreMetadata effective = by == null
                ? edit.apply(new MetadataAnswer.Found(metadata, MetadataOrigin.Source.WHEEL))
                        .effective()
                : edit.applyWithin(metadata);
        List<String> changes = changes(effective);
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new EnvironmentFinding(
                        EnvironmentFinding.Kind.HOTFIX_MISSING,
                        Optional.of(installed.name()),
                        installed.place().toString(),
                        String.join(", ", edit.overlays()),
                        String.join("; ", changes)));
    }

    private List<String> changes(CoreMetadata effective) {
        List<String> changes = new ArrayList<>();
        SortedSet<String> gone = requires(metadata);
        SortedSet<String> come = requires(effective);
        SortedSet<String> same = new TreeSet<>(gone);
        same.retainAll(come);
        gone.removeAll(same);
        come.removeAll(same);
        if (!gone.isEmpty() || !come.isEmpty()) {
            changes.add((come.isEmpty() ? "nothing" : String.join(", ", come)) + " in place of "
                    + (gone.isEmpty() ? "nothing" : String.join(", ", gone)));
        }
        if (!metadata.requiresPython().equals(effective.requiresPython())) {
            changes.add("Requires-Python "
                    + effective.requiresPython().map(Object::toString).orElse("none"));
        }
        return changes;
    }

    private static SortedSet<String> requires(CoreMetadata metadata) {
        return metadata.requiresDist().stream()
                .map(HotfixComparison::canonical)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String canonical(String text) {
        try {
            return UrlSecrets.inRequirement(Requirement.parse(text).toString());
        } catch (InvalidRequirementException e) {
            return UrlSecrets.inRequirement(text);
        }
    }
}
