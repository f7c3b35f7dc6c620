// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.version.Version;
import dev.headwater.distro.listed.PackageFile;
import java.time.Instant;
import java.util.Optional;

/** A package of a feed, in whatever format its repository lists it. Equal to one of the same id of the same feed. */
public interface Member {
    /** {@return its name} */
    String name();

    /** {@return what tells it from all others of its feed: its name, where each is there once} */
    default String id() {
        return name();
    }

    /** {@return its version, as written} */
    String packageVersion();

    /** {@return the version of a project that its own version seems to be of, as far as one can tell} */
    Optional<Version> release();

    /** {@return the part of its version that its project gave it, as written} */
    String upstream();

    /** {@return the source package that it was built of} */
    String sourcePackage();

    /** {@return the distributor's word for what it is for} */
    String architecture();

    /** {@return the place of the source that it is in} */
    int source();

    /** {@return its package URL} */
    String purl();

    /** {@return where it is in its repository} */
    PackageFile file();

    /** {@return when it came into its repository; empty where that is not said} */
    Optional<Instant> time();

    /** {@return why nothing can be concluded from what it says; empty text for one that can be read} */
    String fault();
}
