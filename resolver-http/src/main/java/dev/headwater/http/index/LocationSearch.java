// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.DefectException;
import dev.headwater.api.asking.Linked;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProjectPage;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One question about a project, put to the locations of an index in order until one answers.
 *
 * <p>A mirror's absence speaks for the index only if the policy says that mirrors are complete; otherwise the mirror
 * may be behind. A mirror's page is taken only if it does not contradict what a location before is known to have
 * listed.
 */
final class LocationSearch {
    private final RemoteIndex index;
    private final ProjectName name;
    private final CompletableFuture<ProjectAnswer> result = new CompletableFuture<>();
    private final List<IndexFault> faults = new ArrayList<>();

    LocationSearch(RemoteIndex index, ProjectName name) {
        this.index = index;
        this.name = name;
    }

    CompletableFuture<ProjectAnswer> begin() {
        safely(() -> ask(0));
        return result;
    }

    private void ask(int place) {
        Location location = index.locations().get(place);
        CompletableFuture<ProjectAnswer> answer = index.ask(location, name);
        Linked.cancel(answer, result);
        Linked.atEnd(answer, (given, thrown) -> {
            if (thrown != null) {
                // Cancelled, as a closed index does, which counts as unavailable; or a defect, which does not.
                result.completeExceptionally(thrown);
            } else {
                safely(() -> take(place, given));
            }
        });
    }

    private void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            // Somebody waits for this.
            result.completeExceptionally(DefectException.of(e));
        }
    }

    private void take(int place, ProjectAnswer answer) {
        Location location = index.locations().get(place);
        Optional<IndexFault> fault = answer.accept(new ProjectAnswer.Visitor<>() {
            @Override
            public Optional<IndexFault> present(ProjectAnswer.Present present) {
                takePage(place, present);
                return Optional.empty();
            }

            @Override
            public Optional<IndexFault> absent(ProjectAnswer.Absent absent) {
                if (place == 0 || index.entry().mirrorsComplete()) {
                    result.complete(absent);
                    return Optional.empty();
                }
                return Optional.of(IndexFault.of(
                                IndexFault.Kind.MIRROR,
                                location.url(),
                                "the mirror has no such project, which says nothing of the index")
                        .withRemedy(Remedy.of(Remedy.Action.DECLARE_MIRRORS_COMPLETE)));
            }

            @Override
            public Optional<IndexFault> unavailable(ProjectAnswer.Unavailable unavailable) {
                return Optional.of(unavailable.fault());
            }
        });
        if (fault.isPresent()) {
            next(place, fault.get());
        }
    }

    private void takePage(int place, ProjectAnswer.Present present) {
        String location = index.locations().get(place).url();
        Optional<IndexFault> contradiction = contradiction(place, present.page());
        if (contradiction.isPresent()) {
            result.complete(new ProjectAnswer.Unavailable(contradiction.get()));
        } else {
            result.complete(place == 0 ? present : new ProjectAnswer.Present(new MirrorPage(location, present.page())));
        }
    }

    private void next(int place, IndexFault fault) {
        faults.add(fault);
        if (place + 1 < index.locations().size()) {
            ask(place + 1);
        } else {
            result.complete(new ProjectAnswer.Unavailable(together()));
        }
    }

    /** The location of the index comes first: it is the one to be mended. */
    private IndexFault together() {
        IndexFault first = faults.get(0);
        if (faults.size() == 1) {
            return first;
        }
        int attempts = first.attempts();
        for (IndexFault fault : faults.subList(1, faults.size())) {
            attempts += fault.attempts();
        }
        Optional<Remedy> remedy = faults.stream()
                .map(IndexFault::remedy)
                .flatMap(Optional::stream)
                .findFirst();
        IndexFault all = first.withDetail(new FaultDetail.WithMirrors(first.detail(), faults.subList(1, faults.size())))
                .after(attempts);
        return remedy.map(all::withRemedy).orElse(all);
    }

    private Optional<IndexFault> contradiction(int place, ProjectPage page) {
        Location here = index.locations().get(place);
        for (Location other : index.locations()) {
            ProjectAnswer known = other == here ? null : index.remembered(other, name);
            if (known != null) {
                Optional<String> file = known.listed().flatMap(listed -> contradicted(listed, page));
                if (file.isPresent()) {
                    return Optional.of(IndexFault.of(
                                    IndexFault.Kind.CONTRADICTION,
                                    here.url(),
                                    new FaultDetail.OtherHashes(file.get(), other.url()))
                            .withRemedy(Remedy.of(Remedy.Action.TRUST_NEITHER)));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> contradicted(ProjectPage known, ProjectPage page) {
        Map<String, DistributionFile> files = new HashMap<>();
        for (int i = 0; i < known.fileCount(); i++) {
            files.put(known.filename(i), known.file(i));
        }
        for (int i = 0; i < page.fileCount(); i++) {
            DistributionFile same = files.get(page.filename(i));
            if (same != null && same.hashes().contradicts(page.file(i).hashes())) {
                return Optional.of(page.filename(i));
            }
        }
        return Optional.empty();
    }
}
