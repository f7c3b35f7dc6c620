// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.prefetch;

import dev.headwater.api.index.ContentAnswer;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.PackageIndex;
import dev.headwater.api.index.ProjectAnswer;
import dev.headwater.api.name.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A network on which every answer takes the same time: what is asked while answers are on their way arrives with the
 * next ones. All on one thread, so that the same happens each time.
 */
final class RoundTrips {
    private final List<Call<?>> underWay = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private int rounds;

    private record Call<T>(Supplier<CompletionStage<T>> question, CompletableFuture<T> answer) {
        boolean isCancelled() {
            return answer.isDone();
        }

        void arrive() {
            if (!answer.isDone()) {
                answer.complete(question.get().toCompletableFuture().join());
            }
        }
    }

    private final List<CompletableFuture<?>> wholeFiles = new ArrayList<>();
    private long wholeAtOnce;
    private int pages;
    private int metadata;

    /** What is answered on the spot, by project or file. */
    private Predicate<String> kept = name -> false;

    /** Sets what is at hand, as that which a cache keeps: projects by their names, metadata by their files'. */
    void keep(Predicate<String> names) {
        kept = names;
    }

    /** {@return an index behind this network; closing it does not close the other} */
    PackageIndex to(PackageIndex index) {
        return new PackageIndex() {
            @Override
            public CompletionStage<ProjectAnswer> project(ProjectName name) {
                pages++;
                asked.add(name.value());
                return send(name.value(), () -> index.project(name));
            }

            @Override
            public CompletionStage<MetadataAnswer> metadata(DistributionFile file) {
                metadata++;
                asked.add(file.filename());
                return send(file.filename(), () -> index.metadata(file));
            }

            @Override
            public CompletionStage<ContentAnswer> content(DistributionFile file, List<String> algorithms) {
                CompletionStage<ContentAnswer> answer = send(file.filename(), () -> index.content(file, algorithms));
                wholeFiles.add(answer.toCompletableFuture());
                wholeAtOnce = Math.max(
                        wholeAtOnce,
                        wholeFiles.stream().filter(call -> !call.isDone()).count());
                return answer;
            }
        };
    }

    private <T> CompletionStage<T> send(String name, Supplier<CompletionStage<T>> question) {
        if (kept.test(name)) {
            return question.get();
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        underWay.add(new Call<>(question, answer));
        return answer;
    }

    /** Lets time pass until nothing is under way. */
    void run() {
        while (!underWay.isEmpty()) {
            runOnce();
        }
    }

    /** Lets the time of one answer pass. */
    void runOnce() {
        List<Call<?>> arriving = List.copyOf(underWay);
        underWay.clear();
        rounds += arriving.stream().allMatch(Call::isCancelled) ? 0 : 1;
        arriving.forEach(Call::arrive);
    }

    /** {@return how many answers somebody waits for} */
    long open() {
        return underWay.stream().filter(call -> !call.isCancelled()).count();
    }

    /** {@return how long it took, in round trips} */
    int rounds() {
        return rounds;
    }

    /** {@return how many pages were asked for} */
    int pages() {
        return pages;
    }

    /** {@return how much metadata was asked for} */
    int metadata() {
        return metadata;
    }

    /** {@return how many files were asked for as a whole} */
    int wholeFiles() {
        return wholeFiles.size();
    }

    /** {@return how many of them were under way at once, at most} */
    long wholeAtOnce() {
        return wholeAtOnce;
    }

    /** {@return projects and files in the order in which they were asked for} */
    List<String> asked() {
        return asked;
    }
}
