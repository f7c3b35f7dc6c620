// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.review.LintKind;
import dev.headwater.api.review.LintedOverlay;
import dev.headwater.api.review.NoMatch;
import dev.headwater.api.review.OverlayLint;
import dev.headwater.api.review.OverlayPower;
import dev.headwater.api.text.Spelling;
import dev.headwater.core.ownership.Owner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Judges overlays, project by project. */
final class Lint {
    private final ReviewSession session;
    private final IndexPolicy policy;
    private final List<Overlay> judged;

    /** Those that are judged and those beside them, by project, sorted by id. */
    private final Map<ProjectName, List<Overlay>> inForce = new TreeMap<>();

    private final List<LintedOverlay> linted = new ArrayList<>();

    /**
     * Prepares to judge.
     *
     * @param overlays what is judged; those of the policy that have other ids are in force beside them
     */
    Lint(ReviewSession session, IndexPolicy policy, OverlaySet overlays) {
        this.session = session;
        this.policy = policy;
        this.judged = overlays.asList();
        Set<String> ids = new HashSet<>();
        judged.forEach(overlay -> ids.add(overlay.id()));
        List<Overlay> all = new ArrayList<>(judged);
        policy.overlays().asList().stream()
                .filter(overlay -> !ids.contains(overlay.id()))
                .forEach(all::add);
        all.stream()
                .sorted(Comparator.comparing(Overlay::id))
                .forEach(overlay -> inForce.computeIfAbsent(overlay.project(), name -> new ArrayList<>())
                        .add(overlay));
    }

    OverlayLint run() {
        Map<ProjectName, List<Overlay>> byProject = new TreeMap<>();
        for (Overlay overlay : judged) {
            Optional<IndexId> unknown =
                    overlay.index().filter(index -> policy.index(index).isEmpty());
            if (unknown.isPresent()) {
                Findings found = begun(overlay);
                found.add(LintKind.UNKNOWN_INDEX, List.of(unknown.get().value()), List.of());
                add(overlay, Optional.empty(), found);
            } else {
                byProject
                        .computeIfAbsent(overlay.project(), name -> new ArrayList<>())
                        .add(overlay);
            }
        }
        session.owners(byProject.keySet(), (name, owner) -> project(owner, byProject.getOrDefault(name, List.of())));
        return new OverlayLint(linted.stream()
                .sorted(Comparator.comparing(one -> one.overlay().id()))
                .toList());
    }

    private void project(Owner owner, List<Overlay> overlays) {
        if (owner instanceof Owner.Index index) {
            List<Overlay> all = inForce.getOrDefault(owner.record().name(), List.of());
            OwnerLint lint = new OwnerLint(session, index, all, new HashSet<>(overlays), policy.overlaysMayAdd());
            overlays.forEach(overlay -> linted.add(lint.judge(overlay, begun(overlay))));
        } else {
            overlays.forEach(overlay -> add(overlay, Optional.empty(), without(owner, begun(overlay))));
        }
    }

    private static Findings without(Owner owner, Findings found) {
        if (owner instanceof Owner.Unknown unknown) {
            found.add(unknown.fault(), unknown.asked());
        } else {
            found.add(LintKind.MATCHES_NOTHING, List.of(Spelling.of(NoMatch.NO_PROJECT)), List.of());
        }
        return found;
    }

    private void add(Overlay overlay, Optional<IndexId> owner, Findings found) {
        linted.add(new LintedOverlay(overlay, owner, List.of(), Powers.needed(overlay, List.of()), found.all()));
    }

    /** {@return what there is to say of an overlay whatever is listed} */
    private Findings begun(Overlay overlay) {
        Findings found = new Findings();
        overlay.adding()
                .filter(key -> !policy.overlaysMayAdd())
                .ifPresent(key -> notGranted(OverlayPower.MAY_ADD, key, found));
        if (overlay.isUnyanking() && !policy.overlaysMayUnyank()) {
            notGranted(OverlayPower.MAY_UNYANK, "unyank", found);
        }
        return found;
    }

    private static void notGranted(OverlayPower power, String key, Findings found) {
        found.add(LintKind.NOT_GRANTED, List.of(Spelling.of(power), key), List.of());
    }
}
