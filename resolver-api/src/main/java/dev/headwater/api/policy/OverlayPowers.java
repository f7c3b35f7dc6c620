// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayNeeds;
import dev.headwater.api.policy.PolicyRemedy.Action;

/** Refuses overlays that need what a policy does not grant, or that are for an index that it does not have. */
final class OverlayPowers {
    private OverlayPowers() {}

    static void check(IndexPolicy policy) {
        // Looked through only where one of them is at fault.
        if (!hasAll(policy, policy.overlays().needs())) {
            for (Overlay overlay : policy.overlays().asList()) {
                check(policy, overlay);
            }
        }
    }

    private static boolean hasAll(IndexPolicy policy, OverlayNeeds needs) {
        return (!needs.adds() || policy.overlaysMayAdd())
                && (!needs.unyanks() || policy.overlaysMayUnyank())
                && needs.indexes().stream()
                        .allMatch(index -> policy.index(index).isPresent());
    }

    private static void check(IndexPolicy policy, Overlay overlay) {
        overlay.index().filter(index -> policy.index(index).isEmpty()).ifPresent(index -> {
            throw new InvalidPolicyException(
                    key(overlay, "index"), "the policy has no index '" + index + "'; write one of its ids, or *");
        });
        overlay.adding().filter(key -> !policy.overlaysMayAdd()).ifPresent(key -> {
            throw new InvalidPolicyException(
                    key(overlay, key),
                    "this adds a dependency, which the policy does not grant",
                    PolicyRemedy.of(Action.LET_OVERLAYS_ADD));
        });
        if (overlay.isUnyanking() && !policy.overlaysMayUnyank()) {
            throw new InvalidPolicyException(
                    key(overlay, "unyank"),
                    "this makes a yanked file usable, which the policy does not grant",
                    PolicyRemedy.of(Action.LET_OVERLAYS_UNYANK));
        }
    }

    private static String key(Overlay overlay, String key) {
        return "overlay[" + overlay.id() + "]." + key;
    }
}
