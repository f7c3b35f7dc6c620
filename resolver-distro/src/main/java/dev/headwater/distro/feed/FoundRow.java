// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.name.ProjectName;

/**
 * A row of a project.
 *
 * @param project the project
 * @param row the row
 */
record FoundRow(ProjectName project, FeedRow row) {}
