// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.page;

import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.MetadataEdit;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.core.report.FaultText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Serves wheels for which overlays are as they are; where these change metadata, with a file of ours beside them. */
final class PatchedMetadata implements Correcting {
    private final PackageIndex index;

    PatchedMetadata(PackageIndex index) {
        this.index = index;
    }

    @Override
    public CompletableFuture<?> correct(Corrections corrections, List<Integer> wheels) {
        ProjectPage page = corrections.page();
        List<CompletableFuture<MetadataAnswer>> asked = new ArrayList<>();
        for (int row : wheels) {
            asked.add(index.metadata(page.published(row)).toCompletableFuture());
        }
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenRun(() -> {
            for (int i = 0; i < wheels.size(); i++) {
                take(corrections, wheels.get(i), asked.get(i).join());
            }
        });
    }

    private static void take(Corrections corrections, int row, MetadataAnswer answer) {
        MetadataEdit edit = corrections.edit(row);
        answer.accept(new MetadataAnswer.Visitor<Runnable>() {
                    @Override
                    public Runnable found(MetadataAnswer.Found found) {
                        return () -> patch(corrections, row, edit, found);
                    }

                    @Override
                    public Runnable sourceArchive(MetadataAnswer.SourceArchive archive) {
                        throw new IllegalStateException("a wheel is no source archive");
                    }

                    @Override
                    public Runnable unusable(MetadataAnswer.Unusable unusable) {
                        return () -> corrections.withhold(row, "overlays are for it, and its metadata cannot be read");
                    }

                    @Override
                    public Runnable unavailable(MetadataAnswer.Unavailable unavailable) {
                        return () -> corrections.fail(
                                "the metadata of " + corrections.page().filename(row)
                                        + ", which overlays are for, could not be had: "
                                        + FaultText.of(unavailable.fault()));
                    }
                })
                .run();
    }

    private static void patch(Corrections corrections, int row, MetadataEdit edit, MetadataAnswer.Found found) {
        List<OverlayProblem> problems = edit.problems(found.published());
        if (!problems.isEmpty()) {
            String overlays = problems.stream()
                    .flatMap(problem -> problem.overlays().stream())
                    .distinct()
                    .collect(Collectors.joining(", "));
            corrections.withhold(row, "the overlays " + overlays + " do not fit what is in it");
        } else if (corrections.isChanged(row)) {
            corrections.text(row, edit.apply(found).effective().fields().toBytes());
        }
    }
}
