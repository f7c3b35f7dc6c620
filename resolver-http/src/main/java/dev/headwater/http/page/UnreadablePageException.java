// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import dev.headwater.api.index.FaultDetail;
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
    private final transient FaultDetail detail;
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

    /** Tells that a page has a Content-Type that no page has. */
    UnreadablePageException(FaultDetail.MediaType type, Remedy remedy) {
        this(Kind.CONTENT, type, remedy);
    }

    private UnreadablePageException(Kind kind, String received, @Nullable Remedy remedy) {
        this(kind, new FaultDetail.Quoted(received), remedy);
    }

    private UnreadablePageException(Kind kind, FaultDetail detail, @Nullable Remedy remedy) {
        super(detail instanceof FaultDetail.Quoted quoted ? quoted.words() : detail.toString());
        this.kind = kind;
        this.detail = detail;
        this.remedy = remedy;
    }

    /** {@return whether it is no page that can be read, or one of another project} */
    public Kind kind() {
        return kind;
    }

    /** {@return what came instead of a page} */
    public FaultDetail detail() {
        return detail;
    }

    /** {@return what a person can do about it, if there is something} */
    public Optional<Remedy> remedy() {
        return Optional.ofNullable(remedy);
    }
}
