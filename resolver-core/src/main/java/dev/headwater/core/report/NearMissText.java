// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.report;

import dev.headwater.api.explanation.NearMiss;

/** Near misses as sentences without a full stop: "six 1.17 from public is yanked". */
final class NearMissText {
    private NearMissText() {}

    static String of(NearMiss miss) {
        return miss.name() + " " + miss.release().version()
                + miss.index().map(index -> " from " + index).orElse("")
                + ReleasesText.by(miss.release().provided()) + " "
                + ExclusionText.of(miss.release().exclusion());
    }
}
