// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.conda;

import dev.headwater.api.version.Version;
import dev.headwater.distro.compile.Member;
import dev.headwater.distro.conda.CondaPackage;
import dev.headwater.distro.conda.CondaVersion;
import dev.headwater.distro.listed.PackageFile;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A build of a channel.
 *
 * @param listed the build
 * @param version its version; empty where that cannot be read
 * @param source the place of its channel
 * @param channel the name of that
 * @param architecture what it is for, which is its folder unless it says otherwise
 * @param pythons which Pythons import what it installs
 */
record CondaMember(
        CondaPackage listed,
        Optional<CondaVersion> version,
        int source,
        String channel,
        String architecture,
        ServedPythons pythons)
        implements Member {
    /** {@return the same, for fewer Pythons} */
    CondaMember serving(ServedPythons fewer) {
        return new CondaMember(listed, version, source, channel, architecture, fewer);
    }

    @Override
    public String name() {
        return listed.name();
    }

    /** Folder and file: the same build may be packed in two ways. */
    @Override
    public String id() {
        return listed.file().path().isEmpty() ? listed.name() : listed.file().path();
    }

    @Override
    public String packageVersion() {
        return listed.build().isEmpty() ? listed.version() : listed.version() + "-" + listed.build();
    }

    @Override
    public Optional<Version> release() {
        return version.flatMap(CondaVersion::project);
    }

    @Override
    public String upstream() {
        return listed.version();
    }

    /** Of what it was built, a list does not say. */
    @Override
    public String sourcePackage() {
        return listed.name();
    }

    @Override
    public String purl() {
        return CondaUrl.of(listed, channel);
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
        return listed.fault().isEmpty() ? pythons.fault() : listed.fault();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CondaMember member && id().equals(member.id());
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }
}
