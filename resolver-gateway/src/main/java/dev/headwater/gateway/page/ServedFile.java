// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.PackageIndex;
import java.util.Optional;

/**
 * A file of a page that is served.
 *
 * @param index whom to ask for it
 * @param published what that index lists of it
 * @param patchedMetadata its metadata file where overlays say something else than the index
 * @param rewritten what is served instead of it, where that is a wheel that was rewritten
 */
public record ServedFile(
        PackageIndex index,
        DistributionFile published,
        Optional<byte[]> patchedMetadata,
        Optional<RewrittenFile> rewritten) {}
