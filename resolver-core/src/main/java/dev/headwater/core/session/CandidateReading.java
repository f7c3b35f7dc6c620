// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.session;

import dev.headwater.api.explanation.Exclusion;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.resolution.Problem;
import dev.headwater.core.request.Release;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What came of reading a candidate, or one of its files. */
sealed interface CandidateReading {
    /** Handles each case: what was read, why it could not be read, or why overlays do not fit it. */
    void handle(Consumer<Release> judged, Consumer<IndexFault> failed, Consumer<List<Problem>> refused);

    /** {@return whether it is known that it may be used} */
    default boolean isUsable() {
        return false;
    }

    /** {@return why it may not be used; null if it may, and if that is not known} */
    default @Nullable Exclusion exclusion() {
        return null;
    }

    /** {@return what may be used; empty if it may not, and if that is not known} */
    default Optional<Release.Usable> usable() {
        return Optional.empty();
    }

    /** {@return that it may not be used} */
    static CandidateReading excluded(Exclusion exclusion) {
        return new Judged(new Release.Unusable(exclusion));
    }

    /**
     * It is known whether it may be used.
     *
     * @param release what was read
     */
    record Judged(Release release) implements CandidateReading {
        @Override
        public void handle(Consumer<Release> judged, Consumer<IndexFault> failed, Consumer<List<Problem>> refused) {
            judged.accept(release);
        }

        @Override
        public boolean isUsable() {
            return release.isUsable();
        }

        @Override
        public Optional<Release.Usable> usable() {
            return release instanceof Release.Usable usable ? Optional.of(usable) : Optional.empty();
        }

        @Override
        public @Nullable Exclusion exclusion() {
            return release.exclusion().orElse(null);
        }
    }

    /**
     * It could not be read.
     *
     * @param fault why
     */
    record Failed(IndexFault fault) implements CandidateReading {
        @Override
        public void handle(Consumer<Release> judged, Consumer<IndexFault> failed, Consumer<List<Problem>> refused) {
            failed.accept(fault);
        }
    }

    /**
     * It was read, and overlays cannot be applied to it.
     *
     * @param problems why
     */
    record Refused(List<Problem> problems) implements CandidateReading {
        @Override
        public void handle(Consumer<Release> judged, Consumer<IndexFault> failed, Consumer<List<Problem>> refused) {
            refused.accept(problems);
        }
    }
}
