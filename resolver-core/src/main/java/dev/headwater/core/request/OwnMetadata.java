// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.request;

import dev.headwater.api.index.ProvidedNote;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.requirement.MarkerEnvironment;
import dev.headwater.api.requirement.Truth;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What the metadata within a distributor's package adds to what the distributor says of it.
 *
 * @param required its requirements; those of extras count
 * @param extras the extras that it has
 * @param besides what it requires of names that the policy hands to another index, beside what the distributor does
 * @param unchecked the required names that are handed to another index, where it does not tell what is required of them
 * @param notes on its requirements
 * @param environment the target
 */
public record OwnMetadata(
        Dependencies required,
        Set<ExtraName> extras,
        List<Dependency> besides,
        Set<ProjectName> unchecked,
        List<ProvidedNote> notes,
        MarkerEnvironment environment) {
    /** Copies. */
    public OwnMetadata {
        extras = Set.copyOf(extras);
        besides = List.copyOf(besides);
        unchecked = Set.copyOf(unchecked);
        notes = List.copyOf(notes);
    }

    /** {@return the notes on what some extras bring} */
    List<ProvidedNote> notes(Collection<ExtraName> used) {
        DependencyReader read = new DependencyReader(environment);
        return notes.stream()
                .filter(note -> {
                    Dependency about = read.read(note.text());
                    return used.stream().anyMatch(extra -> about.withExtra(extra, environment) == Truth.TRUE);
                })
                .toList();
    }
}
