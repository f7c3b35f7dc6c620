// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.audit;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.version.Version;
import java.util.Optional;

/**
 * What one index has of a project.
 *
 * @param index the index
 * @param usable the version that would be taken of it, were it the only one; empty if none can be used
 * @param highest the highest version that it lists, usable or not
 * @param shared whether it lists a version that the owner lists, too: two projects that have only the name in common
 *     share none
 * @param otherBytes the name of a file that it lists with another hash than the one that is taken from the owner, or
 *     locked
 * @since 0.1.0
 */
public record Holding(
        IndexId index,
        Optional<Version> usable,
        Optional<Version> highest,
        boolean shared,
        Optional<String> otherBytes) {}
