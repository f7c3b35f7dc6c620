// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.version.Version;

/**
 * A version of a former solution, tried first if its project's owner of today still offers it. It never adds a
 * candidate.
 *
 * @param name the project
 * @param version the version
 * @since 0.1.0
 */
public record Preference(ProjectName name, Version version) {}
