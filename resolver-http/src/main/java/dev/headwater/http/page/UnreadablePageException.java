// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.IndexFault.Kind;
import dev.headwater.api.index.Remedy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came is no page of the project: the question was not answered, which is never the same as absence.
 *
 * <p>Its text has no URL in it; who asked knows it.
 */
public final class UnreadablePageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient @Nullable Remedy remedy;

    UnreadablePageException(String received) {
        this(Kind.CONTENT, received, null);
    }

    UnreadablePageException(Kind kind, String received) {
        this(kind, received, null);
    }

    UnreadablePageException(String received, Remedy remedy) {
        this(Kind.CONTENT, received, remedy);
    }

    private UnreadablePageException(Kind kind, String received, @Nullable Remedy remedy) {
        super(received);
        this.kind = kind;
        this.remedy = remedy;
    }

    /** {@return whether it is no page that can be read, or one of another project} */
    public Kind kind() {
        return kind;
    }

    /** {@return what came instead of a page, as it reads after the location: "a page of API version 2.0, …"} */
    public String received() {
        return String.valueOf(getMessage());
    }

    /** {@return what a person can do about it, if there is something} */
    public Optional<Remedy> remedy() {
        return Optional.ofNullable(remedy);
    }
}
