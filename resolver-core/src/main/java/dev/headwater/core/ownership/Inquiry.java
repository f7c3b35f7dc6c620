// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.ownership;

import dev.headwater.api.DefectException;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.resolution.ResolutionListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The questions that one resolution puts to indexes about projects: each at most once, each answer checked. Whatever an
 * index does instead of answering is unavailable; but an error, such as a class that is missing, is a defect.
 *
 * <p>Safe for use by several threads: answers arrive on those of the indexes.
 */
public final class Inquiry {
    private final Map<IndexId, PackageIndex> indexes;
    private final ResolutionListener listener;

    /** By index and project: the answer. Guarded by this map's own lock, under which no index is called. */
    private final Map<Question, CompletableFuture<ProjectAnswer>> answers = new HashMap<>();

    /** Whether nothing is to be asked any more. Guarded by the lock of the answers. */
    private boolean cancelled;

    private record Question(IndexId index, ProjectName name) {}

    /** Makes an inquiry at these indexes. */
    public Inquiry(Map<IndexId, PackageIndex> indexes, ResolutionListener listener) {
        this.indexes = indexes;
        this.listener = listener;
    }

    PackageIndex index(IndexEntry entry) {
        PackageIndex index = indexes.get(entry.id());
        if (index == null) {
            throw new IllegalStateException("no index was made for '" + entry.id() + "'");
        }
        return index;
    }

    /**
     * Asks an index about a name; absent is answered only where it may be believed. An index that has several places
     * has proven its absence at the one that said it; any other is asked here about the project that it is known to
     * have. Cancelled if this is; exceptional only for a defect.
     */
    CompletableFuture<ProjectAnswer> ask(IndexEntry entry, ProjectName name) {
        return once(entry, name).thenCompose(answer -> {
            ProjectName known = entry.knownProject().orElse(null);
            return answer instanceof ProjectAnswer.Absent absent && !absent.proven() && known != null
                    ? once(entry, known).thenApply(proof -> believed(entry, known, proof))
                    : CompletableFuture.completedFuture(answer);
        });
    }

    private static ProjectAnswer believed(IndexEntry entry, ProjectName known, ProjectAnswer proof) {
        if (proof instanceof ProjectAnswer.Present) {
            return new ProjectAnswer.Absent();
        }
        String said = proof instanceof ProjectAnswer.Unavailable unavailable
                ? "no answer about its known project '" + known + "' ("
                        + unavailable.fault().received() + ")"
                : "it says that even its known project '" + known + "' is absent";
        return new ProjectAnswer.Unavailable(IndexFault.of(IndexFault.Kind.KNOWN_PROJECT, entry.location(), said)
                .withRemedy(Remedy.of(Remedy.Action.CHECK_KNOWN_PROJECT, known.value())));
    }

    private CompletableFuture<ProjectAnswer> once(IndexEntry entry, ProjectName name) {
        CompletableFuture<ProjectAnswer> answer = new CompletableFuture<>();
        synchronized (answers) {
            if (cancelled) {
                answer.cancel(true);
                return answer;
            }
            CompletableFuture<ProjectAnswer> asked = answers.putIfAbsent(new Question(entry.id(), name), answer);
            if (asked != null) {
                return asked;
            }
        }
        HeldAnswer<ProjectAnswer, ProjectAnswer> held =
                new HeldAnswer<>(answer, (given, thrown) -> checked(entry, name, given, thrown));
        CompletionStage<ProjectAnswer> stage = call(entry, name);
        if (stage == null) {
            held.complete(null, null);
            return answer;
        }
        held.follow(stage);
        cancelTogether(answer, stage);
        return answer;
    }

    /**
     * A resolution that is given up must not leave calls behind, not even one that was made while it was given up: then
     * the answer is cancelled before there is a stage, and the stage is cancelled here at once.
     */
    private static void cancelTogether(CompletableFuture<ProjectAnswer> answer, CompletionStage<ProjectAnswer> stage) {
        CompletionStage<?> unused = answer.whenComplete((given, thrown) -> {
            if (thrown instanceof CancellationException) {
                stage.toCompletableFuture().cancel(true);
            }
        });
    }

    /** Gives up every question that is open, and asks no more. */
    public void cancel() {
        List<CompletableFuture<ProjectAnswer>> open;
        synchronized (answers) {
            cancelled = true;
            open = List.copyOf(answers.values());
        }
        open.forEach(answer -> answer.cancel(true));
    }

    private @Nullable CompletionStage<ProjectAnswer> call(IndexEntry entry, ProjectName name) {
        try {
            listener.asked(entry.id(), name);
            return index(entry).project(name);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static ProjectAnswer checked(
            IndexEntry entry, ProjectName name, @Nullable ProjectAnswer answer, @Nullable Throwable thrown) {
        if (thrown != null) {
            Throwable cause =
                    thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
            return unavailable(
                    entry,
                    IndexFault.Kind.HOST,
                    "it failed with " + cause.getClass().getSimpleName());
        }
        if (answer == null) {
            return unavailable(entry, IndexFault.Kind.HOST, "it gave no answer (null)");
        }
        if (answer instanceof ProjectAnswer.Present present && !name.equals(nameOf(present))) {
            return unavailable(
                    entry,
                    IndexFault.Kind.OTHER_PROJECT,
                    "asked about '" + name + "', it gave "
                            + (nameOf(present) == null
                                    ? "a page that does not say of what"
                                    : "the page of '" + nameOf(present) + "'"));
        }
        return answer;
    }

    /** A page of a host may throw, or have no name; that it is broken, it may say. */
    private static @Nullable ProjectName nameOf(ProjectAnswer.Present present) {
        try {
            return present.page().name();
        } catch (DefectException e) {
            throw e;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static ProjectAnswer unavailable(IndexEntry entry, IndexFault.Kind kind, String received) {
        return new ProjectAnswer.Unavailable(IndexFault.of(kind, entry.location(), received));
    }
}
