// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.requirement.Requirement;
import java.util.List;

/**
 * A requirement of a request.
 *
 * @param requirement what is required
 * @param origin where it was written, for people: "the command line", "requirements.txt:4"
 * @param hashes if any, only files with one of these hashes may be used
 */
public record RequestedRequirement(Requirement requirement, String origin, List<FileHash> hashes) {
    /** Copies. */
    public RequestedRequirement {
        hashes = List.copyOf(hashes);
    }

    /** Makes a requirement without hashes, written in the request itself. */
    public static RequestedRequirement of(Requirement requirement) {
        return new RequestedRequirement(requirement, "the request", List.of());
    }

    @Override
    public String toString() {
        return requirement.toString();
    }
}
