// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.conductor;

import dev.headwater.api.distribution.CoreMetadata;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataOrigin;
import dev.headwater.core.candidate.Exclusion;
import java.util.List;
import java.util.Optional;

/** What is known of a candidate once its metadata was read. */
sealed interface Release {
    /**
     * It may be used.
     *
     * @param file the file that was chosen
     * @param metadata its metadata
     * @param origin where that was read
     * @param dependencies its dependencies, in the order of the metadata
     */
    record Usable(DistributionFile file, CoreMetadata metadata, MetadataOrigin origin, List<Dependency> dependencies)
            implements Release {
        /** {@return the Requires-Python of the metadata, or else of the page, as written} */
        Optional<String> requiresPython() {
            return metadata.values("Requires-Python").stream().findFirst().or(file::requiresPython);
        }
    }

    /**
     * None of its files may be used.
     *
     * @param exclusion why, of the file that was best
     */
    record Unusable(Exclusion exclusion) implements Release {}
}
