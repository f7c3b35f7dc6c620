// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

/**
 * What an overlay makes of the use of a file.
 *
 * @param kind what it does
 * @param reason why, for people; empty for {@link Kind#UNYANK}, of which the reason of the overlay is reason enough
 * @since 0.1.0
 */
public record FileUse(Kind kind, String reason) {
    /** What an overlay may do to the use of a file. */
    public enum Kind {
        /** It is taken only by a request that names its version exactly. */
        YANK,
        /** It is taken as if its index had not yanked it. A policy must grant it. */
        UNYANK,
        /** It is never taken. */
        WITHDRAW
    }

    /** {@return that a file is yanked} */
    public static FileUse yank(String reason) {
        return new FileUse(Kind.YANK, reason);
    }

    /** {@return that a file is not yanked} */
    public static FileUse unyank() {
        return new FileUse(Kind.UNYANK, "");
    }

    /** {@return that a file is withdrawn} */
    public static FileUse withdraw(String reason) {
        return new FileUse(Kind.WITHDRAW, reason);
    }
}
