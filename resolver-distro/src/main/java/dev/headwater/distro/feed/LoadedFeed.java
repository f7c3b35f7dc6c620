// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.feed;

import dev.headwater.api.index.ProvidedPackage.Trust;
import dev.headwater.distro.repository.PackageFiles;
import java.util.List;

/**
 * A feed that is ready to answer.
 *
 * @param feed the feed
 * @param trust how far each of its sources is vouched for by what was read now
 * @param files reads packages, of each source
 */
public record LoadedFeed(CompiledFeed feed, List<Trust> trust, List<PackageFiles> files) {
    /** Copies. */
    public LoadedFeed {
        trust = List.copyOf(trust);
        files = List.copyOf(files);
    }
}
