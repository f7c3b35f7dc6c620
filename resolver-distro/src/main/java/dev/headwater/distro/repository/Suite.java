// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import java.util.concurrent.CompletableFuture;

/**
 * A suite of a source, of which it is known whether it is to be believed, and not yet what is in it.
 *
 * @param <S> what is read of it
 */
public interface Suite<S> {
    /**
     * {@return a digest of all that decides what is in it, in hexadecimal digits} While it stays the same, so does what
     * {@link #read} gives.
     */
    String identity();

    /**
     * Reads it whole.
     *
     * @return what is in it; ends with an {@link UnreadableRepositoryException} where a file cannot be had, or is not
     *     what the release file says, also after the release file was read anew
     */
    CompletableFuture<S> read();

    /** {@return what reads its packages, whose lists may have been read at another time} */
    PackageFiles pool();
}
