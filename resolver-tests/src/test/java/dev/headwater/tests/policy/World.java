// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy, the indexes that it names, and a request.
 *
 * @param sites the indexes, in order
 * @param pins by project
 * @param formats {@code only-binary} or {@code no-binary} by project
 * @param coolDowns in days by project
 * @param preReleases {@code if-necessary}, {@code if-named}, {@code allow} or {@code disallow}
 * @param hotfixes the overlays, at most one for a version of a project
 * @param before the day of May from which on uploads do not count
 * @param request what is required
 */
record World(
        List<Site> sites,
        Map<String, String> pins,
        Map<String, String> formats,
        Map<String, Integer> coolDowns,
        String preReleases,
        List<Hotfix> hotfixes,
        Optional<Integer> before,
        List<Wish> request) {}
