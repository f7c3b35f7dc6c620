// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.people;

import java.util.List;

/**
 * What the first page shows, in words.
 *
 * @param policy the digest of the policy in force
 * @param overlayDigest that of its overlays; empty where there are none
 * @param since since when it is in force
 * @param isCurrent whether it is the one of its file
 * @param refusal why the one of its file is not in force, for who may read that
 * @param indexes the indexes, in order
 * @param overlays the overlays, as far as they are shown
 * @param moreOverlays how many others there are
 * @param isNear whether whoever reads it may know what others asked for
 * @param refusals the last decisions by which an installer got nothing
 * @param recent the last decisions
 */
record Home(
        String policy,
        String overlayDigest,
        String since,
        boolean isCurrent,
        String refusal,
        List<IndexRow> indexes,
        List<OverlayRow> overlays,
        int moreOverlays,
        boolean isNear,
        List<DecisionRow> refusals,
        List<DecisionRow> recent) {

    /**
     * An index.
     *
     * @param id its id
     * @param kind what stands behind it, and when it is asked
     * @param location its URL
     * @param state its last answer
     * @param style the class of that
     * @param at when it gave it
     * @param counts how often it gave which
     */
    record IndexRow(String id, String kind, String location, String state, String style, String at, String counts) {}
}
