// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.api.version.Version;
import dev.headwater.distro.compile.Member;
import dev.headwater.distro.listed.PackageFile;
import dev.headwater.distro.rpm.RpmPackage;
import java.time.Instant;
import java.util.Optional;

/**
 * A package of an rpm-md repository.
 *
 * @param listed what its list says
 * @param source the place of the source that it is in
 */
record RpmMember(RpmPackage listed, int source) implements Member {
    @Override
    public String name() {
        return listed.name();
    }

    @Override
    public String packageVersion() {
        return listed.version().toString();
    }

    @Override
    public Optional<Version> release() {
        return listed.version().packagedProject();
    }

    @Override
    public String upstream() {
        return listed.version().version();
    }

    @Override
    public String sourcePackage() {
        return listed.source();
    }

    @Override
    public String architecture() {
        return listed.architecture();
    }

    @Override
    public String purl() {
        return RpmUrl.of(listed);
    }

    @Override
    public PackageFile file() {
        return listed.file();
    }

    @Override
    public Optional<Instant> time() {
        return listed.time();
    }

    @Override
    public String fault() {
        return "";
    }
}
