// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.explanation.Place;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.UrlSecrets;
import java.util.List;

/**
 * A requirement of a request.
 *
 * @param requirement what is required
 * @param place where it was written
 * @param hashes if any, only files with one of these hashes may be used
 * @since 0.1.0
 */
public record RequestedRequirement(Requirement requirement, Place place, List<FileHash> hashes) {
    /** Copies. */
    public RequestedRequirement {
        hashes = List.copyOf(hashes);
    }

    /** Makes a requirement without hashes, written in the request itself. */
    public static RequestedRequirement of(Requirement requirement) {
        return of(requirement, Place.inRequest(UrlSecrets.masked(requirement.toString())));
    }

    /** Makes a requirement without hashes. */
    public static RequestedRequirement of(Requirement requirement, Place place) {
        return new RequestedRequirement(requirement, place, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestedRequirement that
                && requirement.equals(that.requirement)
                && place.equals(that.place)
                && hashes.equals(that.hashes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * requirement.hashCode() + place.hashCode()) + hashes.hashCode();
    }

    @Override
    public String toString() {
        return requirement.toString();
    }
}
