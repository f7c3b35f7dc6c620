// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.SortedMap;

/**
 * What a distributor's repository says of Python projects, without the rest.
 *
 * @param head what holds for all of it
 * @param projects the projects, with their rows, each list in the order in which the distributor prefers them
 */
public record Feed(FeedHead head, SortedMap<ProjectName, List<FeedRow>> projects) {}
