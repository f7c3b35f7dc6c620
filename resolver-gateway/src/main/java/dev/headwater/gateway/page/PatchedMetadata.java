// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.PageReleases;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.overlay.Overlay;
import dev.headwater.api.overlay.OverlayField;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.core.report.FaultText;
import dev.headwater.core.simple.PageNote;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * The metadata files of the wheels of a page for which overlays say something else than the index. A source
 * distribution of such a version is withheld: what is built of it has the metadata that the overlay corrects.
 */
final class PatchedMetadata {
    private static final Set<OverlayField> OF_METADATA =
            EnumSet.of(OverlayField.REQUIREMENTS, OverlayField.EXTRAS, OverlayField.REQUIRES_PYTHON);

    private final ProjectPage page;
    private final PackageIndex index;
    private final PageNote.Builder note;
    private final PageReleases releases;
    private final Set<String> changing;
    private final Map<String, byte[]> texts = new HashMap<>();
    private final Set<Integer> withheld = new HashSet<>();
    private Optional<String> failure = Optional.empty();

    PatchedMetadata(ProjectPage page, PackageIndex index, IndexPolicy policy, PageNote.Builder note) {
        this.page = page;
        this.index = index;
        this.note = note;
        this.releases = page.releases();
        this.changing = new HashSet<>();
        for (Overlay overlay : policy.overlays().on(page.name())) {
            if (overlay.fields().stream().anyMatch(OF_METADATA::contains)) {
                changing.add(overlay.id());
            }
        }
    }

    /** {@return this, once all is read; the rows are those that are to be served} */
    CompletableFuture<PatchedMetadata> read(int[] rows) {
        List<Integer> wheels = new ArrayList<>();
        Set<Object> versions = new HashSet<>();
        for (int row : rows) {
            if (isChanged(row) && releases.isWheel(releases.shape(row))) {
                wheels.add(row);
                versions.add(releases.version(releases.release(row)));
            }
        }
        for (int row : rows) {
            boolean archive = releases.isArchive(releases.shape(row));
            if (archive && (isChanged(row) || versions.contains(releases.version(releases.release(row))))) {
                withhold(row, "a source distribution of a version that overlays correct");
            }
        }
        List<CompletableFuture<MetadataAnswer>> asked = new ArrayList<>();
        for (int row : wheels) {
            asked.add(index.metadata(page.published(row)).toCompletableFuture());
        }
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenApply(all -> {
            for (int i = 0; i < wheels.size(); i++) {
                take(wheels.get(i), asked.get(i).join());
            }
            return this;
        });
    }

    private boolean isChanged(int row) {
        MetadataEdit edit = changing.isEmpty() ? null : page.edit(row);
        return edit != null && edit.overlays().stream().anyMatch(changing::contains);
    }

    private void take(int row, MetadataAnswer answer) {
        MetadataEdit edit = page.edit(row);
        if (edit == null) {
            throw new IllegalStateException("an overlay was taken off a page");
        }
        answer.accept(new MetadataAnswer.Visitor<Runnable>() {
                    @Override
                    public Runnable found(MetadataAnswer.Found found) {
                        return () -> patch(row, edit, found);
                    }

                    @Override
                    public Runnable sourceArchive(MetadataAnswer.SourceArchive archive) {
                        throw new IllegalStateException("a wheel is no source archive");
                    }

                    @Override
                    public Runnable unusable(MetadataAnswer.Unusable unusable) {
                        return () -> withhold(row, "overlays are for it, and its metadata cannot be read");
                    }

                    @Override
                    public Runnable unavailable(MetadataAnswer.Unavailable unavailable) {
                        return () -> failure = Optional.of("the metadata of " + page.filename(row)
                                + ", which overlays are for, could not be had: " + FaultText.of(unavailable.fault()));
                    }
                })
                .run();
    }

    private void patch(int row, MetadataEdit edit, MetadataAnswer.Found found) {
        List<OverlayProblem> problems = edit.problems(found.published());
        if (problems.isEmpty()) {
            texts.put(page.filename(row), edit.apply(found).effective().fields().toBytes());
        } else {
            withhold(row, "the overlays " + String.join(", ", edit.overlays()) + " do not fit what is in it");
        }
    }

    private void withhold(int row, String why) {
        withheld.add(row);
        note.say("left-out", page.filename(row) + ": " + why);
    }

    /** {@return why the page cannot be served} */
    Optional<String> failure() {
        return failure;
    }

    /** {@return those rows that may be served} */
    int[] without(int[] rows) {
        return IntStream.of(rows).filter(row -> !withheld.contains(row)).toArray();
    }

    /** {@return the metadata files, by the names of their wheels} */
    Map<String, byte[]> texts() {
        return texts;
    }
}
