// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import java.util.Optional;

/**
 * How Debian calls a package with a module for Python. That is no evidence of what is in it: a person expects a project
 * there, and of several packages that have one it tells which is meant.
 *
 * @see <a href="https://www.debian.org/doc/packaging-manuals/python-policy/#module-package-names">Debian's policy for
 *     Python, module package names</a>
 */
final class ModulePackage {
    private static final String PREFIX = "python3-";

    private ModulePackage() {}

    /** {@return whether a package is called as one with a module is} */
    static boolean isNamed(String packageName) {
        return packageName.startsWith(PREFIX);
    }

    /** {@return the project after which a package is called; empty if it is called after none} */
    static Optional<ProjectName> project(String packageName) {
        try {
            return isNamed(packageName)
                    ? Optional.of(ProjectName.parse(packageName.substring(PREFIX.length())))
                    : Optional.empty();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
