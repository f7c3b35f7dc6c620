// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

import dev.headwater.distro.listed.PackageFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A package of a repository.
 *
 * @param id what tells it from all others of the repository: a digest; empty text where none is said
 * @param name its name
 * @param version its version, with its release
 * @param architecture {@code noarch}, or what it was built for
 * @param source the source package that it was built of, by its name; its own name where none is said
 * @param vendor whose package it is; empty text where it is not said
 * @param provides what it provides, in the order written
 * @param requires what it requires, in the order written
 * @param obsoletes the packages that it replaces, in the order written
 * @param file where it is in the repository
 * @param time the time of its file, at which it came into a repository; empty where none is said
 */
public record RpmPackage(
        String id,
        String name,
        RpmVersion version,
        String architecture,
        String source,
        String vendor,
        List<Dependency> provides,
        List<Dependency> requires,
        List<Dependency> obsoletes,
        PackageFile file,
        Optional<Instant> time) {
    /** {@return what tells it from others of its repository: {@code wood-0:1.0-2.x86_64}} */
    public String place() {
        return name + "-" + version.epoch() + ":" + version.version() + "-" + version.release() + "." + architecture;
    }

    /** Copies. */
    public RpmPackage {
        provides = List.copyOf(provides);
        requires = List.copyOf(requires);
        obsoletes = List.copyOf(obsoletes);
    }
}
