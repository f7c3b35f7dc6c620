// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.Replacement;
import dev.headwater.api.requirement.InvalidRequirementException;
import dev.headwater.api.requirement.Requirement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An edit that metadata may have behind it.
 *
 * @param edit what is made of metadata
 * @param requirements the overlay that has the say over requirements in it
 */
record AppliedEdit(MetadataEdit edit, Optional<Overlay> requirements) {
    private static final String REQUIRES_DIST = "Requires-Dist";

    /**
     * {@return whether metadata can be what comes out} What the overlay brings is taken off and what it takes off put
     * back; the edit must lead from there to the same again.
     */
    boolean isIn(CoreMetadata metadata) {
        if (!metadata.fields().isReadable(REQUIRES_DIST)) {
            return false;
        }
        CoreMetadata before = CoreMetadata.of(metadata.fields().with(REQUIRES_DIST, undone(metadata)));
        CoreMetadata after = edit.apply(new MetadataAnswer.Found(before, MetadataOrigin.Source.WHEEL))
                .effective();
        return parsed(after).equals(parsed(metadata))
                && after.values("Requires-Python").equals(metadata.values("Requires-Python"))
                && after.providesExtra().equals(metadata.providesExtra());
    }

    private List<String> undone(CoreMetadata metadata) {
        Set<Object> brought = new HashSet<>();
        List<String> taken = new ArrayList<>();
        requirements.ifPresent(overlay -> {
            brought.addAll(overlay.add());
            overlay.remove().forEach(removed -> taken.add(removed.toString()));
            for (Replacement replacement : overlay.replace()) {
                brought.add(replacement.changed());
                taken.add(replacement.old().toString());
            }
        });
        List<String> undone = new ArrayList<>();
        for (String text : metadata.requiresDist()) {
            if (!brought.contains(parsed(text))) {
                undone.add(text);
            }
        }
        undone.addAll(taken);
        return undone;
    }

    /** The order is not what matters, nor how often. */
    private static Set<Object> parsed(CoreMetadata metadata) {
        Set<Object> parsed = new HashSet<>();
        metadata.requiresDist().forEach(text -> parsed.add(parsed(text)));
        return parsed;
    }

    /** What cannot be read is as it is written. */
    private static Object parsed(String text) {
        try {
            return Requirement.parse(text);
        } catch (InvalidRequirementException e) {
            return text;
        }
    }
}
