// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.FeedVersionRule;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a policy says that a feed is compiled by.
 *
 * @param architecture the distributor's word for the machine: {@code amd64}
 * @param names the policy's own evidence: which package provides a project
 * @param versions which version of a project counts where the installed and the packaged one differ
 */
public record CompileSettings(
        String architecture, SortedMap<ProjectName, String> names, SortedMap<ProjectName, FeedVersionRule> versions) {
    /** Copies. */
    public CompileSettings {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }

    /** Makes settings of an architecture alone. */
    public CompileSettings(String architecture) {
        this(architecture, new TreeMap<>(), new TreeMap<>());
    }
}
