// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.ownership.Ownership;
import dev.headwater.api.version.Version;

/**
 * Hears what a resolution does, for a progress line or a log.
 *
 * <p>Called by the resolver, one event at a time for one resolution, on the executor that the host gave. What a
 * listener throws is ignored, and nothing that it does changes an answer.
 *
 * @since 0.1.0
 */
public interface ResolutionListener {
    /** A listener that does nothing. */
    ResolutionListener NONE = new ResolutionListener() {};

    /** An index is asked about a project. */
    default void asked(IndexId index, ProjectName name) {}

    /** It is known who supplies a project, or that nobody does. */
    default void owned(Ownership ownership) {}

    /** A version is looked at, to be chosen if nothing contradicts. */
    default void considered(ProjectName name, Version version) {}

    /**
     * The resolution has ended.
     *
     * @param statistics what it cost
     */
    default void ended(ResolutionStatistics statistics) {}
}
