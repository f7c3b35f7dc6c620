// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile;

import dev.headwater.api.name.InvalidNameException;
import dev.headwater.api.name.ProjectName;
import java.util.List;
import java.util.Optional;

/**
 * How a distributor calls a package with a module for Python. That is no evidence of what is in it: a person expects a
 * project there, and of several packages that have one it tells which is meant.
 *
 * @param beginnings what the names of such packages begin with: {@code python3-}
 * @see <a href="https://www.debian.org/doc/packaging-manuals/python-policy/#module-package-names">Debian's policy for
 *     Python, module package names</a>
 * @see <a href="https://docs.fedoraproject.org/en-US/packaging-guidelines/Python/">Fedora's guidelines for Python,
 *     naming</a>
 */
public record ModulePackage(List<String> beginnings) {
    /** Copies. */
    public ModulePackage {
        beginnings = List.copyOf(beginnings);
    }

    /** {@return whether a package is called as one with a module is} */
    public boolean isNamed(String packageName) {
        return beginnings.stream().anyMatch(packageName::startsWith);
    }

    /** {@return the project after which a package is called; empty if it is called after none} */
    public Optional<ProjectName> project(String packageName) {
        try {
            return beginnings.stream()
                    .filter(packageName::startsWith)
                    .findFirst()
                    .map(beginning -> ProjectName.parse(packageName.substring(beginning.length())));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
