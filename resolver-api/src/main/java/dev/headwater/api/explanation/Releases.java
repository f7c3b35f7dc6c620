// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.explanation;

import dev.headwater.api.Unpromised;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * Releases of one project, as a reason speaks of them: runs of neighbours among the candidates of its owner.
 *
 * @param name the project
 * @param extra the extra with which they are spoken of
 * @param runs the releases, ascending; none where the project is meant as a whole
 * @param every whether these are all candidates of the owner
 * @param index the index that supplies them; empty for a file at a URL of the request, for a project of the request and
 *     where nobody supplies the project
 * @param own where the request's own project is described, if they are its one release
 * @param provided the distributor's package that provides the release, if it is one release, and one does
 * @since 0.1.0
 */
public record Releases(
        ProjectName name,
        Optional<ExtraName> extra,
        List<Run> runs,
        boolean every,
        Optional<IndexId> index,
        Optional<Place> own,
        Optional<ProvidedPackage> provided) {
    /** Copies. */
    @Unpromised
    public Releases {
        runs = List.copyOf(runs);
    }

    /** Makes releases that no distributor's package provides. */
    public Releases(
            ProjectName name,
            Optional<ExtraName> extra,
            List<Run> runs,
            boolean every,
            Optional<IndexId> index,
            Optional<Place> own) {
        this(name, extra, runs, every, index, own, Optional.empty());
    }

    /**
     * Neighbours among the candidates of a project.
     *
     * @param first the lowest version
     * @param last the highest version
     * @param count how many versions there are from the first to the last
     */
    public record Run(Version first, Version last, int count) {}

    /** {@return how many releases there are} */
    public int count() {
        return runs.stream().mapToInt(Run::count).sum();
    }
}
