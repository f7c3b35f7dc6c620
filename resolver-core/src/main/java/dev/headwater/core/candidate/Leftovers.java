// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.explanation.ExcludedRelease;
import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.tag.Target;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.api.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What of a page may not be chosen, for those who ask why.
 *
 * @param excluded the versions that a specifier set would admit, ascending, each with the reason that tells most
 * @param newest the newest version of the page, if it may not be chosen and is none of these
 * @param unreadable the names that are those of no file of the project, in the order of the page
 * @param packages what is provided in a version that cannot be read, in the order of the page
 */
public record Leftovers(
        List<ExcludedRelease> excluded,
        Optional<ExcludedRelease> newest,
        List<String> unreadable,
        List<Exclusion.UnusablePackage> packages) {
    /** So many tags, and names that cannot be read, are worth telling. */
    private static final int MOST = 8;

    static Leftovers of(ProjectPage page, FileFilter filter, SpecifierSet specifiers, Target target) {
        Map<Version, ExcludedRelease> reasons = new TreeMap<>();
        Map<Version, Set<String>> tags = new HashMap<>();
        Set<Version> usable = new HashSet<>();
        Set<Version> admitted = new HashSet<>();
        List<String> unreadable = new ArrayList<>();
        List<Exclusion.UnusablePackage> packages = new ArrayList<>();
        for (int file = 0; file < page.fileCount(); file++) {
            Exclusion exclusion = filter.exclusion(file);
            if (exclusion == null) {
                usable.add(filter.version());
            } else if (filter.hasVersion()) {
                ExcludedRelease release =
                        new ExcludedRelease(filter.version(), exclusion, Optional.ofNullable(page.provided(file)));
                reasons.merge(filter.version(), release, Telling::more);
                if (specifiers.contains(filter.versionText())) {
                    admitted.add(filter.version());
                }
                if (Telling.isOfTarget(exclusion)) {
                    tags.computeIfAbsent(filter.version(), version -> new LinkedHashSet<>())
                            .add(filter.tagText());
                }
            } else if (exclusion instanceof Exclusion.UnusablePackage unusable) {
                packages.add(unusable);
            } else if (unreadable.size() < MOST) {
                unreadable.add(page.filename(file));
            }
        }
        Optional<Version> newest =
                Stream.concat(reasons.keySet().stream(), usable.stream()).max(Version::compareTo);
        reasons.keySet().removeAll(usable);
        reasons.replaceAll((version, release) -> Telling.isOfTarget(release.exclusion())
                ? new ExcludedRelease(version, told(tags.getOrDefault(version, Set.of()), target), release.provided())
                : release);
        return new Leftovers(
                reasons.values().stream()
                        .filter(release -> admitted.contains(release.version()))
                        .toList(),
                newest.filter(version -> !admitted.contains(version))
                        .flatMap(version -> Optional.ofNullable(reasons.get(version))),
                unreadable,
                packages);
    }

    static Exclusion told(Collection<String> tags, Target target) {
        return new Exclusion.Tags(
                tags.stream().sorted().limit(MOST).toList(),
                target.tags().stream().findFirst().map(Object::toString).orElse(""));
    }
}
