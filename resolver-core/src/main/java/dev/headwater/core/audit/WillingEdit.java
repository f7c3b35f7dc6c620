// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.audit;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.metadata.CoreMetadata;
import java.util.List;

/**
 * What overlays make of the metadata of a file behind the owner of its project, which no resolution uses: where they do
 * not fit, what is published counts. An overlay says what must be there of the files of the owner, and a way of others
 * that takes another file is told, not refused.
 *
 * @param edit what they make of it
 */
record WillingEdit(MetadataEdit edit) implements MetadataEdit {
    @Override
    public List<String> overlays() {
        return edit.overlays();
    }

    @Override
    public List<OverlayProblem.Conflict> conflicts() {
        return List.of();
    }

    @Override
    public List<OverlayProblem> problems(CoreMetadata published) {
        return List.of();
    }

    @Override
    public MetadataAnswer.Found apply(MetadataAnswer.Found found) {
        return edit.problems(found.effective()).isEmpty() ? edit.apply(found) : found;
    }

    @Override
    public CoreMetadata applyWithin(CoreMetadata published) {
        return edit.applyWithin(published);
    }
}
