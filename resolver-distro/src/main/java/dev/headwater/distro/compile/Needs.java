// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.index.ProvidedNote;
import dev.headwater.distro.feed.FeedRow;
import java.util.List;

/**
 * What a package needs.
 *
 * @param requirements of projects, canonical, one a project, sorted
 * @param dependencies packages that map to no project, sorted
 * @param extras what its extras require besides, where the repository tells it
 * @param notes what there is to say of it
 * @param fault the relation of which cannot be told what it requires of a project; empty text where there is none
 */
public record Needs(
        List<String> requirements,
        List<String> dependencies,
        List<FeedRow.Extra> extras,
        List<ProvidedNote> notes,
        String fault) {
    /** Copies. */
    public Needs {
        requirements = List.copyOf(requirements);
        dependencies = List.copyOf(dependencies);
        extras = List.copyOf(extras);
        notes = List.copyOf(notes);
    }
}
