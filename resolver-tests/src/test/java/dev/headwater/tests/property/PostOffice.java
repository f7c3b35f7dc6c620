// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.property;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps back the answers of indexes and delivers them in an order of its own, on threads of its own. A cache is a
 * chance that an answer is there on the spot: always for a full one, never for an empty one.
 */
public final class PostOffice {
    private final Random random;
    private final int cachedPercent;

    /** The answers that wait. Guarded by itself. */
    private final List<Runnable> mail = new ArrayList<>();

    /** Opens one with a cache. */
    public PostOffice(Random random, int cachedPercent) {
        this.random = random;
        this.cachedPercent = cachedPercent;
    }

    /** {@return an index that gives the same answers, in its time; closing it does not close the other} */
    public PackageIndex between(PackageIndex index) {
        return new PackageIndex() {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                return post(() -> index.project(name));
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                return post(() -> index.metadata(file));
            }

            @Override
            public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
                return post(() -> index.content(file, algorithms));
            }
        };
    }

    private <T> CompletionStage<T> post(Supplier<CompletionStage<T>> question) {
        synchronized (mail) {
            if (random.nextInt(100) >= cachedPercent) {
                CompletableFuture<T> answer = new CompletableFuture<>();
                mail.add(() ->
                        answer.complete(question.get().toCompletableFuture().join()));
                return answer;
            }
        }
        return question.get();
    }

    /** Delivers until nothing waits, one answer at a time in a random order, each on a thread of the postmen. */
    public void deliverOneByOne(ExecutorService postmen) {
        for (Runnable next = take(); next != null; next = take()) {
            await(postmen.submit(next));
        }
    }

    /** Delivers until nothing waits, all that there is at the same time. */
    public void deliverAtOnce(ExecutorService postmen) {
        for (Runnable next = take(); next != null; next = take()) {
            List<Future<?>> walks = new ArrayList<>();
            for (; next != null; next = take()) {
                walks.add(postmen.submit(next));
            }
            walks.forEach(PostOffice::await);
        }
    }

    private @Nullable Runnable take() {
        synchronized (mail) {
            return mail.isEmpty() ? null : mail.remove(random.nextInt(mail.size()));
        }
    }

    private static void await(Future<?> walk) {
        try {
            walk.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
