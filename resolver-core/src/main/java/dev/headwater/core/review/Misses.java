// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayScope;
import dev.headwater.api.review.NoMatch;
import dev.headwater.core.overlay.RowMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Why overlays are for nothing that a page lists; the page is looked through once for all of them. */
final class Misses {
    /** The overlays that name something, each with whether any of that has a time. */
    private final Map<String, Boolean> named = new HashMap<>();

    private final List<ProvidedPackage> provided = new ArrayList<>();
    private boolean hashed;

    /**
     * Looks through a page.
     *
     * @param overlays the overlays, sorted by id
     */
    Misses(ProjectPage page, List<Overlay> overlays) {
        RowMatch match = new RowMatch(page, overlays);
        for (int row = 0; row < page.fileCount(); row++) {
            ProvidedPackage one = page.provided(row);
            boolean timed = page.uploadTime(row) != ProjectPage.NO_UPLOAD_TIME
                    || (one != null && one.date().isPresent());
            match.named(row).forEach(overlay -> named.merge(overlay.id(), timed, Boolean::logicalOr));
            if (one == null) {
                hashed |= page.file(row).hashes().of("sha256").isPresent();
            } else {
                provided.add(one);
            }
        }
    }

    /** {@return why an overlay is for nothing} */
    NoMatch of(Overlay overlay) {
        Boolean timed = named.get(overlay.id());
        if (timed != null) {
            return timed ? NoMatch.TOO_LATE : NoMatch.NO_UPLOAD_TIME;
        }
        if (overlay.scope().precision() == OverlayScope.Precision.FILES) {
            return hashed ? NoMatch.NO_SUCH_FILE : NoMatch.NO_SHA256;
        }
        return provided.stream().flatMap(one -> one.version().stream()).anyMatch(overlay.scope()::covers)
                ? NoMatch.NEVER_YANKED
                : NoMatch.NO_SUCH_VERSION;
    }
}
