// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.review;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.api.version.Version;
import dev.headwater.core.overlay.RowOverlays;
import java.util.List;
import java.util.Optional;

/**
 * A row of the page of an owner that overlays are for.
 *
 * @param page the page, as published
 * @param row its number
 * @param version its version, as text
 * @param matching the overlays that are for it, sorted by id
 * @param on those that have the say over it
 * @param metadata what the index says of its metadata; empty where that does not matter
 */
record ReviewedRow(
        ProjectPage page,
        int row,
        String version,
        List<Overlay> matching,
        RowOverlays on,
        Optional<MetadataAnswer> metadata) {
    /** {@return the same, with what the index says of its metadata} */
    ReviewedRow with(Optional<MetadataAnswer> read) {
        return new ReviewedRow(page, row, version, matching, on, read);
    }

    /** {@return the name of the file, or the purl of what is provided} */
    String item() {
        ProvidedPackage provided = page.provided(row);
        return provided == null ? page.filename(row) : provided.purl();
    }

    /** {@return the overlay that withdraws it, so that nobody can use it} */
    Optional<Overlay> withdrawnBy() {
        return on.on(OverlayField.USE)
                .filter(overlay -> overlay.use()
                        .filter(use -> use.kind() == FileUse.Kind.WITHDRAW)
                        .isPresent());
    }

    /** {@return the metadata, where it is that of what it is listed as, so that it may be used} */
    Optional<MetadataAnswer.Found> found() {
        return metadata.flatMap(MetadataAnswer::found).filter(found -> isOf(found, page.name()));
    }

    private boolean isOf(MetadataAnswer.Found found, ProjectName name) {
        Version listed = Version.parseOrNull(version);
        return found.effective().name().equals(name)
                && (listed == null || found.effective().version().equals(listed))
                && found.effective().fields().isReadable("Requires-Dist");
    }

    /** {@return whether it can be used by nobody, for what its metadata is} */
    boolean isUnreadable() {
        return metadata.filter(MetadataAnswer::isAvailable).isPresent() && found().isEmpty();
    }

    /** {@return whether an overlay says something of metadata, or expects something of it} */
    static boolean concernsMetadata(Overlay overlay) {
        return !overlay.required().isEmpty() || overlay.fields().stream().anyMatch(field -> field != OverlayField.USE);
    }
}
