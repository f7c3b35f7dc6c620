// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An index of a policy, with what each of its locations says: its own, called as the index is, and perhaps a mirror's.
 *
 * @param id its id
 * @param role {@code searched}, {@code on-demand} or {@code disabled}
 * @param reserved patterns
 * @param allow patterns; empty where none are given
 * @param deny patterns
 * @param knownProject the project that must be present
 * @param trustGroup the group
 * @param isForbiddenAbsent whether a 403 means absent
 * @param isNowhereAbsent whether the redirect means absent
 * @param hasMirror whether there is a mirror
 * @param isMirrorComplete whether that is complete
 * @param coolDown in days
 * @param isUndatedTaken whether files without an upload time pass every cut-off
 * @param said by location and project
 */
record Site(
        String id,
        String role,
        List<String> reserved,
        List<String> allow,
        List<String> deny,
        Optional<String> knownProject,
        Optional<String> trustGroup,
        boolean isForbiddenAbsent,
        boolean isNowhereAbsent,
        boolean hasMirror,
        boolean isMirrorComplete,
        int coolDown,
        boolean isUndatedTaken,
        Map<String, Map<String, Said>> said) {
    List<String> locations() {
        return hasMirror ? List.of(id, id + "-mirror") : List.of(id);
    }

    Said said(String location, String name) {
        return said.getOrDefault(location, Map.of()).getOrDefault(name, Said.of("404"));
    }
}
