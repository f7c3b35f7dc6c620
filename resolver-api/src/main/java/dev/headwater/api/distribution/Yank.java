// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import java.util.Objects;
import java.util.Optional;

/**
 * The mark of a yanked file: it is not to be used unless somebody asks for exactly its version.
 *
 * <p>How the mark is read from a page is a trap. In HTML the mere presence of {@code data-yanked} yanks, also
 * {@code data-yanked=""} and {@code data-yanked="false"}, and its value is the reason. In JSON {@code true} or a text
 * that is not empty yanks; {@code ""} does not. pip does not see an attribute without a value.
 *
 * <p>Equal if the reasons are equal.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/file-yanking/">File yanking</a>
 * @since 0.1.0
 */
public final class Yank {
    private static final Yank UNEXPLAINED = new Yank("");

    private final String reason;

    private Yank(String reason) {
        this.reason = reason;
    }

    /** {@return the mark without a reason} */
    public static Yank withoutReason() {
        return UNEXPLAINED;
    }

    /** {@return the mark with that reason; without one if the text is empty} */
    public static Yank because(String reason) {
        return reason.isEmpty() ? UNEXPLAINED : new Yank(reason);
    }

    /** {@return why the file was yanked, for people; anybody's text, so not to be printed unescaped} */
    public Optional<String> reason() {
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Yank that && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason);
    }

    @Override
    public String toString() {
        return reason.isEmpty() ? "yanked" : "yanked: " + reason;
    }
}
