// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import java.util.List;
import java.util.Optional;

/**
 * Where a feed of a distributor is read: one archive, of which a feed may have several. All must answer, or the feed is
 * unavailable.
 *
 * @param kind whether the location is a URL or a path
 * @param location a URL without user information, or a path: of a mirror on disk, of a package manager's lists, of a
 *     folder with lists alone
 * @param suites the suites by name, the preferred one last; empty for a folder of lists alone, and for a repository
 *     that has none
 * @param components the components; empty as the suites are
 * @param signedBy a file with the keys of which one must have signed it
 * @param metalink the https URL of a metalink that says what the index of an rpm-md repository has to be
 * @since 0.1.0
 */
public record FeedSource(
        Kind kind,
        String location,
        List<String> suites,
        List<String> components,
        Optional<String> signedBy,
        Optional<String> metalink) {
    /** Makes one without a metalink. */
    public FeedSource(
            Kind kind, String location, List<String> suites, List<String> components, Optional<String> signedBy) {
        this(kind, location, suites, components, signedBy, Optional.empty());
    }

    /** Copies. */
    public FeedSource {
        suites = List.copyOf(suites);
        components = List.copyOf(components);
    }

    /** What a location is. */
    public enum Kind {
        /** A URL. */
        URL,
        /** A path on this machine. */
        PATH
    }
}
