// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.support;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * What one project that was chosen serves, in the version that was chosen.
 *
 * @param name the project
 * @param version the version
 * @param index who supplies it; empty for a file that the request names by its URL
 * @param serving how it serves each of the targets, in their order
 * @since 0.1.0
 */
public record ProjectSupport(ProjectName name, Version version, Optional<IndexId> index, List<Serving> serving) {
    /** Copies. */
    public ProjectSupport {
        serving = List.copyOf(serving);
    }
}
