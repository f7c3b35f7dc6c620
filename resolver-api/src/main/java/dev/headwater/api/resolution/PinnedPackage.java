// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.text.UrlSecrets;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * A package of a solution.
 *
 * @param name the project
 * @param version the version, as in the name of the file, normalized
 * @param index who supplies it; empty for a direct URL
 * @param rule why that index supplies it
 * @param direct whether the request, or a project of its own, names the project
 * @param extras the extras that are used, sorted
 * @param file the file that was chosen
 * @param metadata where its metadata was read, and whether it is verified
 * @param requiresPython the Requires-Python of its metadata, or else of its page
 * @param dependencies the packages of the solution that it requires, sorted; a project of the request itself is none
 * @param overlays the ids of the overlays that were applied to its metadata
 */
public record PinnedPackage(
        ProjectName name,
        Version version,
        Optional<IndexId> index,
        OwnerRule rule,
        boolean direct,
        List<ExtraName> extras,
        DistributionFile file,
        MetadataOrigin metadata,
        Optional<String> requiresPython,
        List<ProjectName> dependencies,
        List<String> overlays) {
    /** Copies. */
    public PinnedPackage {
        extras = List.copyOf(extras);
        dependencies = List.copyOf(dependencies);
        overlays = List.copyOf(overlays);
    }

    /** {@return name, version, and the index or the URL without its query} */
    @Override
    public String toString() {
        return name + " " + version + " from " + index.map(IndexId::value).orElse(UrlSecrets.withoutQuery(file.url()));
    }
}
