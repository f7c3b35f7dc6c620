// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.files;

import dev.headwater.api.index.IndexFault;
import java.util.concurrent.CompletableFuture;

/**
 * Files below one URL, for indexes of other kinds than those that {@code HttpIndexes} makes: got by its connections,
 * with its retries, bounds, proxies and logins, and kept in its cache.
 *
 * <p>A login goes to the origin of the URL alone, and only if that is https or this machine. Offline, what is kept is
 * used, and nothing is asked.
 *
 * @since 0.1.0
 */
public interface RemoteFiles {
    /**
     * Gets a file of which is known what it has to be. It is kept, and not got again while it is.
     *
     * @param path below the URL
     * @param size how long it is, in bytes
     * @param sha256 its digest, in lower-case hexadecimal digits
     * @return the answer; a file that is another is unavailable
     */
    CompletableFuture<Answer> fixed(String path, long size, String sha256);

    /**
     * Gets a file that changes. What is kept is used as long as the server said it may be, and after that the server is
     * asked whether it still holds.
     *
     * @param path below the URL
     * @param mostBytes how long it may be
     */
    CompletableFuture<Answer> changing(String path, int mostBytes);

    /** {@return the same files, asked for anew whatever is kept; not so offline, where that is all there is} */
    RemoteFiles anew();

    /** Who says that files are the right ones. */
    enum Vouching {
        /** A signature, which whoever reads them checks: they may come over plain http. */
        SIGNATURE,
        /** The connection that they come over. */
        CONNECTION
    }

    /** What there is to say of a file. */
    sealed interface Answer {
        /** {@return the result of the visitor's method for this case} */
        <R> R accept(Visitor<R> visitor);

        /** It is there. */
        final class Present implements Answer {
            private final byte[] bytes;

            /** Makes it of its bytes, which are not copied, and not changed any more. */
            public Present(byte[] bytes) {
                this.bytes = bytes;
            }

            /** {@return its bytes, not a copy: nobody changes them} */
            public byte[] bytes() {
                return bytes;
            }

            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.present(this);
            }
        }

        /** The server has no such file. */
        record Missing(IndexFault fault) implements Answer {
            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.missing(this);
            }
        }

        /** It could not be had, or is not what it has to be. */
        record Unavailable(IndexFault fault) implements Answer {
            @Override
            public <R> R accept(Visitor<R> visitor) {
                return visitor.unavailable(this);
            }
        }

        /**
         * One method for each case.
         *
         * @param <R> the result
         */
        interface Visitor<R> {
            /** {@return the result for a file that is there} */
            R present(Present answer);

            /** {@return the result for a file that the server does not have} */
            R missing(Missing answer);

            /** {@return the result for a file that could not be had} */
            R unavailable(Unavailable answer);
        }
    }
}
