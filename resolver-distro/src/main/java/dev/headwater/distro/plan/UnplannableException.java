// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.plan;

import dev.headwater.api.InvalidInputException;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.text.Shown;

/**
 * A package that no plan can name to a package manager.
 *
 * @since 0.1.0
 */
public final class UnplannableException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    UnplannableException(ProjectName project, ProvidedPackage by) {
        super(project + " is provided by " + Shown.text(by.toString()) + " (" + Shown.text(by.purl())
                + "): a plan is made for one package manager, apt, dnf or conda, and names that a shell can have");
    }
}
