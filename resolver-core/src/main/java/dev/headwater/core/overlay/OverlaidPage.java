// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.overlay;

import dev.headwater.api.distribution.Yank;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.ListingFault;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.ProjectStatus;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.Withdrawal;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.overlay.FileUse;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.version.SpecifierSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page with overlays laid over it: which have the say over each of its rows is found out once, when it is made.
 * Immutable.
 */
public final class OverlaidPage implements ProjectPage {
    private final ProjectPage page;
    private final @Nullable RowOverlays[] rows;
    private final Set<String> matched;

    private OverlaidPage(ProjectPage page, RowMatch match, boolean mayAdd) {
        this.page = page;
        this.rows = match.rows(mayAdd);
        this.matched = match.matched();
    }

    /**
     * {@return what an index lists, with the overlays of a policy laid over it; the page itself where it has none for
     * the project}
     */
    public static ProjectPage of(ProjectPage page, IndexPolicy policy, IndexId index) {
        List<Overlay> overlays = policy.overlays().on(page.name()).stream()
                .filter(overlay -> overlay.isFor(index))
                .toList();
        return overlays.isEmpty()
                ? page
                : new OverlaidPage(page, new RowMatch(page, overlays), policy.overlaysMayAdd());
    }

    /** {@return the ids of the overlays that are for a row of a page, whether or not others have the say over it} */
    public static Set<String> matched(@Nullable ProjectPage page) {
        return page instanceof OverlaidPage overlaid ? overlaid.matched : Set.of();
    }

    private @Nullable FileUse use(int row) {
        RowOverlays on = rows[row];
        Overlay overlay = on == null ? null : on.use();
        return overlay == null ? null : overlay.use().orElse(null);
    }

    private @Nullable Overlay using(int row, FileUse.Kind kind) {
        RowOverlays on = rows[row];
        Overlay overlay = on == null ? null : on.use();
        return overlay != null
                        && overlay.use().filter(use -> use.kind() == kind).isPresent()
                ? overlay
                : null;
    }

    @Override
    public ProjectName name() {
        return page.name();
    }

    @Override
    public ProjectStatus status() {
        return page.status();
    }

    @Override
    public int fileCount() {
        return page.fileCount();
    }

    @Override
    public String filename(int file) {
        return page.filename(file);
    }

    @Override
    public PageReleases releases() {
        return page.releases();
    }

    @Override
    public long uploadTime(int file) {
        return page.uploadTime(file);
    }

    @Override
    public @Nullable String requiresPython(int file) {
        RowOverlays on = rows[file];
        Optional<SpecifierSet> changed = on == null ? Optional.empty() : on.requiresPython();
        return changed.map(SpecifierSet::toString).orElseGet(() -> page.requiresPython(file));
    }

    @Override
    public @Nullable String requiresPythonBy(int file) {
        RowOverlays on = rows[file];
        return on == null
                ? null
                : on.on(OverlayField.REQUIRES_PYTHON).map(Overlay::id).orElse(null);
    }

    @Override
    public boolean isYanked(int file) {
        FileUse use = use(file);
        if (use == null || use.kind() == FileUse.Kind.WITHDRAW) {
            return page.isYanked(file);
        }
        return use.kind() == FileUse.Kind.YANK;
    }

    @Override
    public @Nullable ListingFault fault(int file) {
        return page.fault(file);
    }

    @Override
    public @Nullable String yankedBy(int file) {
        Overlay overlay = using(file, FileUse.Kind.YANK);
        return overlay == null ? page.yankedBy(file) : overlay.id();
    }

    @Override
    public @Nullable Withdrawal withdrawal(int file) {
        Overlay overlay = using(file, FileUse.Kind.WITHDRAW);
        return overlay == null
                ? page.withdrawal(file)
                : new Withdrawal(overlay.id(), overlay.use().orElseThrow().reason());
    }

    @Override
    public @Nullable ProvidedPackage provided(int row) {
        return page.provided(row);
    }

    @Override
    public DistributionFile published(int file) {
        return page.published(file);
    }

    @Override
    public DistributionFile file(int file) {
        DistributionFile listed = page.file(file);
        RowOverlays on = rows[file];
        if (on == null) {
            return listed;
        }
        DistributionFile.Builder changed = listed.toBuilder();
        on.requiresPython().ifPresent(set -> changed.requiresPython(set.toString()));
        FileUse use = use(file);
        if (use != null && use.kind() == FileUse.Kind.YANK) {
            changed.yank(Yank.because(use.reason()));
        } else if (use != null && use.kind() == FileUse.Kind.UNYANK) {
            changed.notYanked();
        }
        return changed.build();
    }

    @Override
    public @Nullable MetadataEdit edit(int row) {
        RowOverlays on = rows[row];
        return on == null ? null : new RowEdit(on, page.provided(row) == null ? yanked(row) : Optional.empty());
    }

    /** {@return what changes of whether a file is yanked} */
    private Optional<MetadataChange> yanked(int row) {
        FileUse use = use(row);
        if (use == null || use.kind() == FileUse.Kind.WITHDRAW) {
            return Optional.empty();
        }
        return Optional.of(new MetadataChange(
                Objects.requireNonNull(rows[row])
                        .on(OverlayField.USE)
                        .orElseThrow()
                        .id(),
                MetadataChange.YANKED,
                reason(page.file(row)),
                reason(file(row))));
    }

    private static Optional<String> reason(DistributionFile file) {
        return file.yank().map(yank -> yank.reason().orElse(""));
    }
}
