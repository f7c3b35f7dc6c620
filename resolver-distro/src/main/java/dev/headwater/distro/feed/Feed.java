// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.api.name.ProjectName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a distributor's repository says of Python projects, without the rest.
 *
 * @param sources what it was compiled of, in the order of the policy
 * @param python the Python that its packages are for: {@code 3.11}
 * @param architecture the distributor's word for what they run on: {@code amd64}
 * @param interpreter the package that brings this Python: {@code python3}
 * @param projects the projects, with their rows, each list in the order in which the distributor prefers them
 */
public record Feed(
        List<Source> sources,
        String python,
        String architecture,
        String interpreter,
        SortedMap<ProjectName, List<FeedRow>> projects) {
    /**
     * A suite that a feed was compiled of.
     *
     * @param location its URL without secrets, or its path
     * @param suite its name; empty text where it has none
     * @param date of its release file
     * @param validUntil of its release file
     * @param trust how far it was vouched for when it was read
     */
    public record Source(
            String location, String suite, Optional<Instant> date, Optional<Instant> validUntil, Trust trust) {}
}
