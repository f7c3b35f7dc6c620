// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import dev.headwater.distro.listed.PackageFile;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A build of a package in a channel.
 *
 * @param name its name
 * @param version its version, as written
 * @param build the name of the build: {@code py311h64a7726_0}
 * @param buildNumber the number of the build: of one version the highest counts
 * @param subdir the folder of the channel that it is in: {@code linux-64}, {@code noarch}
 * @param depends what it needs, as written
 * @param constrains what must hold of packages if they are there, as written
 * @param purls the package URLs that it declares to be, as written
 * @param isTracked whether it has features, which conda avoids
 * @param file where it is in the channel
 * @param time when it was built; empty where none is said
 * @param fault why nothing can be concluded from what it says; empty text for one that can be read
 */
public record CondaPackage(
        String name,
        String version,
        String build,
        long buildNumber,
        String subdir,
        List<String> depends,
        List<String> constrains,
        List<String> purls,
        boolean isTracked,
        PackageFile file,
        Optional<Instant> time,
        String fault) {
    /** Copies. */
    public CondaPackage {
        depends = List.copyOf(depends);
        constrains = List.copyOf(constrains);
        purls = List.copyOf(purls);
    }

    /** {@return how it depends on Python, as written; of several ways the first in order; empty text if it does not} */
    public String python() {
        return depends.stream()
                .filter(text -> MatchSpec.nameIn(text).equals("python"))
                .min(Comparator.naturalOrder())
                .orElse("");
    }
}
