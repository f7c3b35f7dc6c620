// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.reading;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.index.ProvidedPackage;
import dev.headwater.api.index.PublishedAnswer;
import dev.headwater.api.name.ProjectName;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.resolution.ResolutionListener;
import dev.headwater.core.reading.Answers.ContentKey;
import dev.headwater.core.reading.Answers.FileKey;
import dev.headwater.core.reading.Answers.ProjectKey;
import dev.headwater.core.reading.Answers.ProvidedKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The questions of one session to indexes, each answer checked. Whatever an index does instead of answering is
 * unavailable; but an error, such as a class that is missing, is a defect. About a project each index is asked once,
 * also where it fails.
 *
 * <p>All answers are exceptional only for a defect, or cancelled with the session; complete where they are there on the
 * spot. Safe for use by several threads: answers arrive on those of the indexes.
 */
public final class Questions {
    private final Answers answers;
    private final ResolutionListener listener;

    /** What this session asked about projects. Guarded by itself; no index is called under the lock. */
    private final Map<ProjectKey, CompletableFuture<ProjectAnswer>> projects = new HashMap<>();

    private final Map<Object, CompletableFuture<?>> open = new ConcurrentHashMap<>();
    private volatile boolean cancelled;

    /**
     * Prepares to ask.
     *
     * @param answers what was read before, and takes up what is read now
     * @param listener hears which index is told a name
     */
    public Questions(Answers answers, ResolutionListener listener) {
        this.answers = answers;
        this.listener = listener;
    }

    /** {@return the index of an entry of the policy} */
    public PackageIndex index(IndexEntry entry) {
        return answers.index(entry.id());
    }

    /** Asks an index whether it has a project. */
    public CompletableFuture<ProjectAnswer> project(IndexEntry entry, ProjectName name) {
        ProjectKey key = new ProjectKey(entry.id(), name);
        CompletableFuture<ProjectAnswer> own = new CompletableFuture<>();
        synchronized (projects) {
            CompletableFuture<ProjectAnswer> known = projects.putIfAbsent(key, own);
            if (known != null) {
                return known;
            }
        }
        if (!answers.isAsked(entry.id())) {
            own.complete(answers.projects.known(key).orElseGet(() -> AnswerCheck.project(entry, name, null, null)));
        } else if (isToAsk(own)) {
            answers.projects.ask(
                    own,
                    key,
                    () -> {
                        listener.asked(entry.id(), name);
                        return index(entry).project(name);
                    },
                    (given, thrown) -> AnswerCheck.project(entry, name, given, thrown));
        }
        return own;
    }

    /** Takes an answer about a project for a failure: it is not believed, and no other session is to find it. */
    public void disbelieve(IndexEntry entry, ProjectName name) {
        answers.projects.forget(new ProjectKey(entry.id(), name));
    }

    /** Asks an index for the metadata of one of its files. */
    public CompletableFuture<MetadataAnswer> metadata(PackageIndex index, DistributionFile file) {
        CompletableFuture<MetadataAnswer> own = new CompletableFuture<>();
        ask(
                answers.isAsked(index),
                answers.metadata,
                own,
                new FileKey(index, file),
                () -> index.metadata(file),
                (given, thrown) -> AnswerCheck.metadata(file.url(), given, thrown));
        return own;
    }

    /** Asks an index for the metadata of what one of its pages says is provided. */
    public CompletableFuture<MetadataAnswer> metadata(
            PackageIndex index, ProjectName project, ProvidedPackage provided) {
        CompletableFuture<MetadataAnswer> own = new CompletableFuture<>();
        ask(
                answers.isAsked(index),
                answers.provided,
                own,
                new ProvidedKey(index, project, provided),
                () -> index.metadata(project, provided),
                (given, thrown) -> AnswerCheck.metadata(provided.purl(), given, thrown));
        return own;
    }

    /** Asks an index for the metadata within a package of which one of its pages says that it is provided. */
    public CompletableFuture<PublishedAnswer> published(
            PackageIndex index, ProjectName project, ProvidedPackage provided) {
        CompletableFuture<PublishedAnswer> own = new CompletableFuture<>();
        ask(
                answers.areFilesRead(),
                answers.published,
                own,
                new ProvidedKey(index, project, provided),
                () -> index.published(project, provided),
                (given, thrown) -> AnswerCheck.published(provided.purl(), given, thrown));
        return own;
    }

    /** Asks an index for the hashes and the metadata in the bytes of one of its files. */
    public CompletableFuture<ContentAnswer> content(
            PackageIndex index, DistributionFile file, List<String> algorithms) {
        CompletableFuture<ContentAnswer> own = new CompletableFuture<>();
        ask(
                answers.areFilesRead(),
                answers.contents,
                own,
                new ContentKey(new FileKey(index, file), algorithms),
                () -> index.content(file, algorithms),
                (given, thrown) -> AnswerCheck.content(file, given, thrown));
        return own;
    }

    private <K, T, R> void ask(
            boolean isPut,
            SharedQuestions<K, R> kind,
            CompletableFuture<R> own,
            K key,
            Supplier<@Nullable CompletionStage<T>> call,
            BiFunction<@Nullable T, @Nullable Throwable, R> reading) {
        if (isToAsk(own)) {
            if (isPut) {
                kind.ask(own, key, call, reading);
            } else {
                own.complete(reading.apply(null, null));
            }
        }
    }

    /** Takes up a question until it is answered or given up; says whether it is still to be put. */
    private boolean isToAsk(CompletableFuture<?> own) {
        Object key = new Object();
        open.put(key, own);
        CompletableFuture<?> unused = own.whenComplete((given, thrown) -> open.remove(key));
        if (cancelled) {
            own.cancel(true);
        }
        return !own.isDone();
    }

    /** Gives up every question that is open, and asks no more. */
    public void cancel() {
        cancelled = true;
        for (CompletableFuture<?> answer : open.values()) {
            answer.cancel(true);
        }
    }
}
