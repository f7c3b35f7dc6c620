// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.debian;

import dev.headwater.distro.listed.InstalledFolder;

/**
 * Metadata of a distribution as it lies in a package.
 *
 * @param folder where it is
 * @param headers the text of METADATA, of PKG-INFO, or of an egg-info that is a single file; empty text where there is
 *     none in the package, or only a link
 * @param requires the text of requires.txt, of an egg-info folder; empty text where there is none
 */
public record PackagedMetadata(InstalledFolder folder, String headers, String requires) {
    /**
     * {@return whether the requirements are all there, as the author wrote them} Of eggs Debian takes out what it
     * knows.
     */
    public boolean isWhole() {
        return folder.path().endsWith(".dist-info") && !headers.isEmpty();
    }
}
