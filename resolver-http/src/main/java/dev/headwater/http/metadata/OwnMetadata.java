// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.distribution.InvalidSdistFilenameException;
import dev.headwater.api.distribution.InvalidWheelFilenameException;
import dev.headwater.api.distribution.SdistFilename;
import dev.headwater.api.distribution.WheelFilename;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.metadata.CoreMetadata;
import dev.headwater.api.version.Version;

/** Tells whether metadata says that it is that of a file. */
final class OwnMetadata {
    private OwnMetadata() {}

    static boolean isOf(DistributionFile file, MetadataAnswer metadata) {
        return metadata.found().filter(found -> isOf(file, found.published())).isPresent();
    }

    private static boolean isOf(DistributionFile file, CoreMetadata metadata) {
        try {
            return metadata.name().equals(file.project()) && metadata.version().equals(version(file));
        } catch (InvalidWheelFilenameException | InvalidSdistFilenameException e) {
            return false;
        }
    }

    private static Version version(DistributionFile file) {
        return file.filename().endsWith(".whl")
                ? WheelFilename.parse(file.filename()).version()
                : SdistFilename.parse(file.filename(), file.project()).version();
    }
}
