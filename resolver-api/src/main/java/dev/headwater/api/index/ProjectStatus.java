// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import java.util.Optional;

/**
 * The state that an index gives a project.
 *
 * @param state the state; one that is not known counts as {@link State#ACTIVE}
 * @param reason what the index says of it
 * @see <a href="https://packaging.python.org/en/latest/specifications/project-status-markers/">Project status
 *     markers</a>
 * @since 0.1.0
 */
public record ProjectStatus(State state, Optional<String> reason) {
    /** The state of a project of which nothing is said. */
    public static final ProjectStatus ACTIVE = new ProjectStatus(State.ACTIVE, Optional.empty());

    /** The states of the standard. */
    public enum State {
        /** Nothing special. */
        ACTIVE,
        /** No more releases are expected; files are used as usual. */
        ARCHIVED,
        /** Held to be unsafe: none of its files may be used. */
        QUARANTINED,
        /** Superseded; files are used as usual. */
        DEPRECATED
    }
}
