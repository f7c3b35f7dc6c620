// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.metadata.InvalidMetadataException;
import dev.headwater.api.name.ExtraName;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.api.overlay.Replacement;
import dev.headwater.api.requirement.Requirement;
import dev.headwater.api.text.Spelling;
import dev.headwater.api.version.InvalidSpecifierException;
import dev.headwater.api.version.SpecifierSet;
import dev.headwater.core.overlay.RequirementLines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that an overlay changes of a row, and how that stands to what is published.
 *
 * @param key the key of the overlay that says it
 * @param value what it says; empty where the key says all
 * @param gone the requirement that is to be there and is not, where there is one
 * @param state how it stands
 */
record Part(String key, String value, Optional<Requirement> gone, State state) {
    /** How what an overlay says stands to what is published. */
    enum State {
        /** It changes something. */
        ACTS,
        /** The same is published. */
        SAID,
        /** The same is published, and what it wants to change is no longer there. */
        FIXED,
        /** What it wants to change is not there. */
        UNMET
    }

    private static Part of(String key, Object value, State state) {
        return new Part(key, value.toString(), Optional.empty(), state);
    }

    private static Part of(String key, Object value, Requirement gone, State state) {
        return new Part(key, value.toString(), Optional.of(gone), state);
    }

    /** {@return all that an overlay has the say over, of a row; of metadata only where that was read} */
    static List<Part> of(Overlay overlay, ReviewedRow row) {
        List<Part> parts = new ArrayList<>();
        row.found().ifPresent(found -> {
            CoreMetadata published = found.effective();
            RequirementLines lines = RequirementLines.of(published);
            if (says(overlay, row, OverlayField.REQUIREMENTS)) {
                requirements(overlay, lines, parts);
            }
            if (says(overlay, row, OverlayField.EXTRAS)) {
                overlay.extras()
                        .forEach((extra, all) -> parts.add(of("extras." + extra, "", extra(extra, all, published))));
            }
            if (says(overlay, row, OverlayField.REQUIRES_PYTHON)) {
                SpecifierSet python = overlay.requiresPython().orElseThrow();
                parts.add(of("requires-python", python, python(python, published, row)));
            }
        });
        if (says(overlay, row, OverlayField.USE)) {
            FileUse use = overlay.use().orElseThrow();
            parts.add(of(Spelling.of(use.kind()), "", use(use, row)));
        }
        return parts;
    }

    private static boolean says(Overlay overlay, ReviewedRow row, OverlayField field) {
        return row.on().on(field).filter(overlay::equals).isPresent();
    }

    private static void requirements(Overlay overlay, RequirementLines lines, List<Part> parts) {
        for (Replacement one : overlay.replace()) {
            State gone = lines.has(one.changed()) ? State.FIXED : State.UNMET;
            parts.add(of("replace", one.changed(), one.old(), lines.has(one.old()) ? State.ACTS : gone));
        }
        for (Requirement one : overlay.remove()) {
            State gone = lines.on(one.name()).isEmpty() ? State.FIXED : State.UNMET;
            parts.add(of("remove", "", one, lines.has(one) ? State.ACTS : gone));
        }
        for (Requirement one : overlay.add()) {
            parts.add(of("add", one, lines.has(one) ? State.SAID : State.ACTS));
        }
    }

    private static State extra(ExtraName extra, List<Requirement> all, CoreMetadata published) {
        Set<Requirement> brought = new HashSet<>();
        all.forEach(requirement -> brought.add(RequirementLines.of(extra, requirement)));
        return published.providesExtra().contains(extra)
                        && brought.equals(
                                new HashSet<>(RequirementLines.of(published).ofExtra(extra)))
                ? State.SAID
                : State.ACTS;
    }

    private static State python(SpecifierSet python, CoreMetadata published, ReviewedRow row) {
        try {
            String listed = row.page().provided(row.row()) == null ? row.page().requiresPython(row.row()) : null;
            boolean isSaid = published.requiresPython().equals(Optional.of(python))
                    && (listed == null || SpecifierSet.parse(listed).equals(python));
            return isSaid ? State.SAID : State.ACTS;
        } catch (InvalidMetadataException | InvalidSpecifierException e) {
            // What cannot be read says something else.
            return State.ACTS;
        }
    }

    private static State use(FileUse use, ReviewedRow row) {
        boolean yanked = row.page().provided(row.row()) == null && row.page().isYanked(row.row());
        return switch (use.kind()) {
            case YANK -> yanked ? State.SAID : State.ACTS;
            case UNYANK -> yanked ? State.ACTS : State.SAID;
            case WITHDRAW -> State.ACTS;
        };
    }
}
