// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import java.util.Optional;

/**
 * Why an index could not answer: what was asked where, what came, how often it was tried, and what to do.
 *
 * @param location the URL or path that was read, without user information or anything else that is secret
 * @param received what came instead of an answer: "status 403", "the archive ends early"
 * @param attempts how often it was tried, at least 1
 * @param repair what a person can do about it, if there is something
 */
public record IndexFault(String location, String received, int attempts, Optional<String> repair) {
    /** Makes a fault that was met at the first try and has no advice. */
    public static IndexFault of(String location, String received) {
        return new IndexFault(location, received, 1, Optional.empty());
    }

    /** Makes a fault that was met at the first try, with advice. */
    public static IndexFault of(String location, String received, String repair) {
        return new IndexFault(location, received, 1, Optional.of(repair));
    }

    /** {@return location and fault in one clause} */
    @Override
    public String toString() {
        return location + ": " + received + (attempts > 1 ? " (tried " + attempts + " times)" : "");
    }
}
