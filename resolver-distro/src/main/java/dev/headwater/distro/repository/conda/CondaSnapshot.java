// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository.conda;

import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.distro.conda.Repodata;
import java.util.List;

/**
 * One channel, as it was read at one time.
 *
 * @param location its URL without secrets, or its path
 * @param channel its name
 * @param trust how far it is vouched for
 * @param folders the lists of the folders that were read, that of the machine first
 */
public record CondaSnapshot(String location, String channel, Trust trust, List<Repodata> folders) {
    /** Copies. */
    public CondaSnapshot {
        folders = List.copyOf(folders);
    }
}
