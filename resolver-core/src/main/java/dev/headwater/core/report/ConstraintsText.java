// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.ownership.OwnerRule;
import dev.headwater.api.resolution.PinnedPackage;
import dev.headwater.api.resolution.ResolutionOutcome;
import dev.headwater.api.text.UrlSecrets;

/**
 * A solution as a file of constraints, which pip and uv read with {@code -c}: one exact version for each package,
 * sorted by name, also of what a distributor provides, for nothing else is to be taken in its place. Constraints have
 * neither extras nor hashes.
 */
final class ConstraintsText {
    private ConstraintsText() {}

    static String of(ResolutionOutcome.Resolved resolved) {
        StringBuilder text = new StringBuilder();
        for (PinnedPackage pinned : resolved.packages()) {
            text.append(line(pinned)).append('\n');
        }
        return text.toString();
    }

    private static String line(PinnedPackage pinned) {
        String exact = pinned.name() + "==" + pinned.version();
        return pinned.file()
                .filter(file -> pinned.rule() == OwnerRule.DIRECT_URL)
                .map(DistributionFile::url)
                // One with a query may be a secret; the version holds as well.
                .filter(url -> UrlSecrets.withoutQuery(url).equals(url))
                .map(url -> pinned.name() + " @ " + url.replace(";", "%3B"))
                .orElse(exact);
    }
}
