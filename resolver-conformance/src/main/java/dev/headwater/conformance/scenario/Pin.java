// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.version.Version;
import java.util.Optional;

/**
 * A package of a solution.
 *
 * @param name its name
 * @param version its version
 * @param index the id of the index that it is from, or {@link #URL}; empty where nobody says
 * @param filename the file; empty where nobody says, or where there is none
 */
public record Pin(ProjectName name, Version version, Optional<String> index, Optional<String> filename) {
    /** What stands for an index where the request itself said where the file is. */
    public static final String URL = "url";

    static Pin of(PinnedPackage pin) {
        return new Pin(
                pin.name(),
                pin.version(),
                Optional.of(pin.index().map(IndexId::value).orElse(URL)),
                pin.file().map(DistributionFile::filename));
    }

    /** {@return as a scenario writes it} */
    @Override
    public String toString() {
        return name + " " + version + index.map(from -> " from " + from).orElse("");
    }
}
