// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.file;

import dev.headwater.api.policy.FormatPolicy;
import dev.headwater.api.resolution.ReleaseRules;
import dev.headwater.api.resolution.RequestedRequirement;
import java.nio.file.Path;
import java.util.List;

/**
 * The content of a requirements file, with the files that it names.
 *
 * @param requirements what is required, in the order of the lines
 * @param constraints what narrows versions
 * @param overrides what replaces every other requirement on its project
 * @param format what the options about formats come to
 * @param preReleases whether pre-releases are asked for
 * @param releaseRules what the options about releases come to
 * @param requireHashes whether every file must have a hash: asked for, or meant as soon as one line has a hash
 * @param files the files that were read, in the order of their beginnings
 */
public record RequirementLines(
        List<RequestedRequirement> requirements,
        List<RequestedRequirement> constraints,
        List<RequestedRequirement> overrides,
        FormatPolicy format,
        boolean preReleases,
        ReleaseRules releaseRules,
        boolean requireHashes,
        List<Path> files) {
    /** Copies. */
    public RequirementLines {
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        overrides = List.copyOf(overrides);
        files = List.copyOf(files);
    }
}
