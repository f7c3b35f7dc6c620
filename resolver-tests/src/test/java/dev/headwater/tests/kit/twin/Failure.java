// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.kit.twin;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.UnusableCause;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How twins fail, and what they do where others fail. */
public final class Failure {
    public static final IndexFault OF_TWINS = IndexFault.ofStatus(500, "https://twin.example.org/");
    public static final MetadataAnswer UNUSABLE = new MetadataAnswer.Unusable(UnusableCause.NO_METADATA);

    private Failure() {}

    /** {@return what a program answers, or another thing where it breaks its word} */
    // That the word is broken about nulls is the point.
    @SuppressWarnings("NullAway")
    public static <T> T orElse(Supplier<? extends @Nullable CompletionStage<T>> question, T otherwise) {
        try {
            CompletionStage<T> stage = question.get();
            T answer = stage == null ? null : stage.toCompletableFuture().join();
            return answer == null ? otherwise : answer;
        } catch (IllegalStateException | CompletionException e) {
            return otherwise;
        }
    }
}
