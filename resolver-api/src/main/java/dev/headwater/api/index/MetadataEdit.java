// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.metadata.CoreMetadata;
import java.util.List;

/**
 * What overlays make of the metadata of one row of a page. Immutable; asks nobody.
 *
 * @since 0.1.0
 */
public interface MetadataEdit {
    /** {@return the ids of the overlays that change something of the row, sorted} */
    List<String> overlays();

    /**
     * {@return the fields that several overlays change, and none of them may, whatever the file says; empty where there
     * is none} They are among the {@linkplain #problems problems} of each file.
     */
    List<OverlayProblem.Conflict> conflicts();

    /**
     * {@return why the overlays cannot be applied to what was read; empty where they can} A file that a resolution uses
     * must have none: what was corrected is not what is there.
     */
    List<OverlayProblem> problems(CoreMetadata published);

    /**
     * {@return the same answer, as it is used: with the changes, and what was published beside it} Where there are
     * {@linkplain #problems problems}, what is to be replaced or taken off and is not there is passed over.
     *
     * @param found what was read
     */
    MetadataAnswer.Found apply(MetadataAnswer.Found found);

    /**
     * {@return what lies within a distributor's package, as far as that says the same as the distributor: with what it
     * has of the changes, and nothing added}
     */
    CoreMetadata applyWithin(CoreMetadata published);
}
