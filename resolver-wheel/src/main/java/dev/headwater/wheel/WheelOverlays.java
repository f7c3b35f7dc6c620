// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.distribution.FileHash;
import dev.headwater.api.distribution.FileHashes;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.Withdrawal;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.api.overlay.OverlaySet;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.overlay.OverlaidPage;
import dev.headwater.core.overlay.RowMatch;
import dev.headwater.core.overlay.RowOverlays;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The overlays of a policy that are for one wheel, as a resolution finds them for a file that an index lists. */
final class WheelOverlays {
    private final IndexPolicy policy;
    private final IndexId index;
    private final DistributionFile wheel;
    private final ProjectPage page;

    private WheelOverlays(IndexPolicy policy, IndexId index, DistributionFile wheel) {
        this.policy = policy;
        this.index = index;
        this.wheel = wheel;
        this.page = page(wheel);
    }

    /**
     * Finds them.
     *
     * @param sha256 the hash that overlays may name it by
     */
    static WheelOverlays of(IndexPolicy policy, WheelSource source, WheelContent content, String sha256) {
        DistributionFile.Builder wheel = DistributionFile.builder(
                        content.project(),
                        content.filename().toString(),
                        content.filename().toString())
                .hashes(FileHashes.of(List.of(new FileHash("sha256", sha256))));
        source.uploaded().ifPresent(wheel::uploadTime);
        return source.index()
                .map(index -> new WheelOverlays(policy, index, wheel.build()))
                .orElseGet(() -> new WheelOverlays(
                        ofAnyIndex(policy), policy.indexes().get(0).id(), wheel.build()));
    }

    private static IndexPolicy ofAnyIndex(IndexPolicy policy) {
        List<String> ids = policy.overlays().asList().stream()
                .filter(overlay -> overlay.index().isEmpty())
                .map(Overlay::id)
                .toList();
        return policy.toBuilder().overlays(policy.overlays().only(ids)).build();
    }

    private ProjectPage page(DistributionFile file) {
        return OverlaidPage.of(new WheelPage(file), policy, index);
    }

    /** {@return what they make of its metadata, or null where none is for it} */
    @Nullable
    MetadataEdit edit() {
        return page.edit(0);
    }

    Optional<Withdrawal> withdrawal() {
        return Optional.ofNullable(page.withdrawal(0));
    }

    /** {@return the digest of what overlays say} */
    String digest(List<String> ids) {
        OverlaySet those = policy.overlays().only(ids);
        return those.digest().orElseThrow();
    }

    /** {@return the ids of those that are for it, whether or not others have the say over it} */
    Set<String> matched() {
        return OverlaidPage.matched(page);
    }

    /** {@return the one that has the say over what it requires} */
    Optional<Overlay> onRequirements() {
        List<Overlay> all = policy.overlays().on(wheel.project()).stream()
                .filter(overlay -> overlay.isFor(index))
                .toList();
        List<Overlay> matching = new RowMatch(new WheelPage(wheel), all).matching(0);
        return RowOverlays.of(matching, policy.overlaysMayAdd()).on(OverlayField.REQUIREMENTS);
    }

    /** {@return the ids of those that are not for it only because nobody knows when it was uploaded} */
    List<String> undated() {
        if (wheel.uploadTime().isPresent()) {
            return List.of();
        }
        Set<String> now = matched();
        DistributionFile old = wheel.toBuilder().uploadTime(Instant.EPOCH).build();
        return OverlaidPage.matched(page(old)).stream()
                .filter(id -> !now.contains(id))
                .toList();
    }
}
