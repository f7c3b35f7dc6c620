// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.ownership.FoundOwner;
import dev.headwater.core.report.FaultText;
import dev.headwater.core.report.OwnershipReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What an overlay makes of the files that the owner of its project lists.
 *
 * @param groups files that it changes in the same way
 * @param more how many files it is for that were not looked at
 * @param text why its project has no page that could be looked at; empty where there is one
 */
public record OverlayEffect(List<Group> groups, int more, String text) {
    /** Of so many files is looked what comes of them. */
    private static final int MOST_FILES = 20;

    private static final String NO_WHEEL = "no wheel: withheld where what its version requires is corrected";

    /**
     * Files that are changed in the same way.
     *
     * @param filenames their names
     * @param changes what is changed
     * @param text what else is to be said of them
     */
    public record Group(List<String> filenames, List<MetadataChange> changes, Optional<String> text) {}

    /** What comes of one file. */
    private record Change(List<MetadataChange> changes, Optional<String> text) {
        static Change saying(String text) {
            return new Change(List.of(), Optional.of(text));
        }
    }

    static CompletableFuture<OverlayEffect> find(PolicyInForce force, Overlay overlay) {
        return force.find(overlay.project())
                .thenCompose(found -> found.accept(new FoundOwner.Visitor<>() {
                    @Override
                    public CompletableFuture<OverlayEffect> supplied(FoundOwner.Supplied supplied) {
                        PackageIndex index =
                                force.index(supplied.record().owner().orElseThrow());
                        return of(supplied.listed(), index, overlay);
                    }

                    @Override
                    public CompletableFuture<OverlayEffect> nobody(FoundOwner.Nobody nobody) {
                        return none(nobody);
                    }

                    @Override
                    public CompletableFuture<OverlayEffect> unknown(FoundOwner.Unknown unknown) {
                        return none(unknown);
                    }
                }));
    }

    private static CompletableFuture<OverlayEffect> none(FoundOwner found) {
        String text = OwnershipReport.ofFound(List.of(found)).text();
        return CompletableFuture.completedFuture(new OverlayEffect(List.of(), 0, text));
    }

    private static CompletableFuture<OverlayEffect> of(ProjectPage page, PackageIndex index, Overlay overlay) {
        List<Integer> rows = new ArrayList<>();
        int more = 0;
        // Behind are the newest, mostly.
        for (int row = page.fileCount() - 1; row >= 0; row--) {
            if (isFor(page, row, overlay)) {
                if (rows.size() < MOST_FILES) {
                    rows.add(row);
                } else {
                    more++;
                }
            }
        }
        List<CompletableFuture<Change>> changes =
                rows.stream().map(row -> change(page, row, index, overlay)).toList();
        int rest = more;
        return CompletableFuture.allOf(changes.toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    Map<Change, List<String>> groups = new LinkedHashMap<>();
                    for (int i = 0; i < changes.size(); i++) {
                        groups.computeIfAbsent(changes.get(i).join(), key -> new ArrayList<>())
                                .add(page.filename(rows.get(i)));
                    }
                    List<Group> listed = new ArrayList<>();
                    groups.forEach((change, names) -> listed.add(new Group(names, change.changes(), change.text())));
                    return new OverlayEffect(listed, rest, "");
                });
    }

    private static boolean isFor(ProjectPage page, int row, Overlay overlay) {
        MetadataEdit edit = page.edit(row);
        return (edit != null && (edit.overlays().contains(overlay.id()) || isDisputed(edit, overlay)))
                || isWithdrawn(page, row, overlay);
    }

    /** {@return whether another one says the same field as well} */
    private static boolean isDisputed(MetadataEdit edit, Overlay overlay) {
        return edit.conflicts().stream()
                .anyMatch(conflict -> conflict.overlays().contains(overlay.id()));
    }

    private static boolean isWithdrawn(ProjectPage page, int row, Overlay overlay) {
        return page.withdrawal(row) != null
                && Objects.requireNonNull(page.withdrawal(row)).overlay().equals(overlay.id());
    }

    private static CompletableFuture<Change> change(ProjectPage page, int row, PackageIndex index, Overlay overlay) {
        if (isWithdrawn(page, row, overlay)) {
            return CompletableFuture.completedFuture(Change.saying("withdrawn: not served"));
        }
        PageReleases releases = page.releases();
        MetadataEdit edit = page.edit(row);
        if (edit == null || !releases.isWheel(releases.shape(row))) {
            return CompletableFuture.completedFuture(Change.saying(NO_WHEEL));
        }
        return index.metadata(page.published(row))
                .thenApply(answer -> change(answer, edit, overlay))
                .toCompletableFuture();
    }

    private static Change change(MetadataAnswer answer, MetadataEdit edit, Overlay overlay) {
        return answer.accept(new MetadataAnswer.Visitor<>() {
            @Override
            public Change found(MetadataAnswer.Found found) {
                List<MetadataChange> changes = edit.apply(found).changes().stream()
                        .filter(one -> one.overlay().equals(overlay.id()))
                        .toList();
                boolean fits = edit.problems(found.published()).isEmpty();
                return new Change(
                        changes,
                        fits ? Optional.empty() : Optional.of("overlays do not fit what is in it: not served"));
            }

            @Override
            public Change sourceArchive(MetadataAnswer.SourceArchive archive) {
                return Change.saying(NO_WHEEL);
            }

            @Override
            public Change unusable(MetadataAnswer.Unusable unusable) {
                return Change.saying("its metadata cannot be read: not served");
            }

            @Override
            public Change unavailable(MetadataAnswer.Unavailable unavailable) {
                return Change.saying("its metadata could not be had: " + FaultText.of(unavailable.fault()));
            }
        });
    }
}
