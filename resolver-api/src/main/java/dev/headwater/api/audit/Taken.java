// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.audit;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.version.Version;
import java.util.Optional;

/**
 * What is taken of a project.
 *
 * @param version the version
 * @param index the index that has it; empty for a direct URL
 * @param item the name of the file, or the package URL of the package that provides it
 * @since 0.1.0
 */
public record Taken(Version version, Optional<IndexId> index, String item) {
    /** {@return version and index: {@code 1.0 from public}} */
    @Override
    public String toString() {
        return version + " from " + index.map(IndexId::value).orElse("a URL of the request");
    }
}
