// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.rpm;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import dev.headwater.distro.rpm.Dependency;
import dev.headwater.distro.rpm.Dependency.Operator;
import dev.headwater.distro.rpm.PythonCapability;
import dev.headwater.distro.rpm.RpmVersion;
import java.util.Optional;

/**
 * A project that a package declares to provide.
 *
 * @param project the project
 * @param python the Python that it is for, as declared: {@code 3.13}, or {@code 3} where no better is said
 * @param extra the extra that it is of, as spelled; empty text for the project itself
 * @param version the version, as the project spells it where that can be told
 * @param declared the capability, as written
 * @param isReadable whether the capability can be read beyond its name
 */
record Provision(
        ProjectName project, String python, String extra, String version, String declared, boolean isReadable) {
    /**
     * {@return what a capability declares; empty where it is not meant to name a project}
     *
     * @throws InvalidNameException if the name is none of a project
     */
    static Optional<Provision> of(Dependency provided) {
        if (!PythonCapability.isMeant(provided.name())) {
            return Optional.empty();
        }
        Optional<PythonCapability> read = PythonCapability.of(provided.name());
        PythonCapability named = read.orElseGet(() -> PythonCapability.meant(provided.name()));
        return Optional.of(new Provision(
                ProjectName.parse(named.name()),
                named.python(),
                String.join(",", named.extras()),
                version(provided),
                provided.toString(),
                read.isPresent()));
    }

    /** What is provided from a version on, or up to one, is no version. */
    private static String version(Dependency provided) {
        String text = provided.version();
        if (provided.operator() != Operator.EQUAL) {
            return (provided.operator().sign() + " " + text).strip();
        }
        RpmVersion read = RpmVersion.parseOrNull(text);
        return read == null ? text : read.project().map(Object::toString).orElse(text);
    }

    /** {@return the capability, without its version} */
    String capability() {
        int end = declared.indexOf(')');
        return end < 0 ? declared : declared.substring(0, end + 1);
    }

    boolean isOfProject() {
        return isReadable && !isOfExtra();
    }

    boolean isOfExtra() {
        return isReadable && !extra.isEmpty();
    }
}
