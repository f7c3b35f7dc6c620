// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api;

import dev.headwater.api.text.UrlSecrets;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A defect that no index and no request is to blame for: of this library, of an index of the host's, of the class path,
 * or of memory. A resolution that meets it has no outcome. The cause is what was thrown.
 *
 * <p>An index whose answer is a failed future is {@linkplain dev.headwater.api.index.ProjectAnswer.Unavailable
 * unavailable}, unless what it failed with is this or an {@link Error}.
 *
 * @since 0.1.0
 */
public final class DefectException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String conflict;

    private DefectException(Throwable cause, @Nullable String conflict) {
        super("a defect: " + UrlSecrets.masked(cause.toString()) + (conflict == null ? "" : "; " + conflict), cause);
        this.conflict = conflict;
    }

    /** {@return a defect that showed itself by this; what is one already stays the same} */
    public static DefectException of(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        return cause instanceof DefectException same
                ? same
                : new DefectException(cause, LibraryConflict.of(cause).orElse(null));
    }

    /** {@return the defect behind what an index failed with; empty if that counts as unavailable} */
    public static Optional<DefectException> in(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        return cause instanceof Error || cause instanceof DefectException ? Optional.of(of(cause)) : Optional.empty();
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean isWrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
        return isWrapper && cause != null ? unwrapped(cause) : thrown;
    }

    /**
     * {@return which library on the class path does not fit, where it came from, and what to do} Where a class or
     * method was missing, and it is known whose.
     */
    public Optional<String> conflict() {
        return Optional.ofNullable(conflict);
    }
}
