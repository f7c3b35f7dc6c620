// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came is no page of the project: the question was not answered, which is never the same as absence.
 *
 * <p>Neither text has a URL in it; who asked knows it.
 */
public final class UnreadablePageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String repair;

    UnreadablePageException(String received) {
        this(received, null);
    }

    UnreadablePageException(String received, @Nullable String repair) {
        super(received);
        this.repair = repair;
    }

    /** {@return what came instead of a page, as it reads after the location: "a page of API version 2.0, …"} */
    public String received() {
        return String.valueOf(getMessage());
    }

    /** {@return what a person can do about it, if there is something} */
    public Optional<String> repair() {
        return Optional.ofNullable(repair);
    }
}
