// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.distribution.FileHashes;
import java.util.Optional;

/**
 * What an index says about the bytes of one file.
 *
 * @since 0.1.0
 */
public sealed interface ContentAnswer {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return this answer, where the file was read} */
    Optional<Read> read();

    /** {@return whether the question was answered at all} */
    boolean isAvailable();

    /**
     * The file was read whole.
     *
     * @param hashes what its bytes hash to, by the algorithms that were asked for and that can be computed
     * @param metadata the metadata that is in these bytes
     */
    record Read(FileHashes hashes, MetadataAnswer metadata) implements ContentAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.read(this);
        }

        @Override
        public Optional<Read> read() {
            return Optional.of(this);
        }

        @Override
        public boolean isAvailable() {
            return true;
        }
    }

    /**
     * The index does not read files, or not such a file. The file is excluded; the next one is looked at.
     *
     * @param cause why
     * @param detail what there is to say beside it; may be empty
     */
    record Unreadable(UnusableCause cause, String detail) implements ContentAnswer {
        /** Makes an answer of which the cause says all. */
        public Unreadable(UnusableCause cause) {
            this(cause, "");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unreadable(this);
        }

        @Override
        public Optional<Read> read() {
            return Optional.empty();
        }

        @Override
        public boolean isAvailable() {
            return true;
        }
    }

    /**
     * The file could not be fetched, or is not what the index promised. The resolution ends.
     *
     * @param fault what came instead
     */
    record Unavailable(IndexFault fault) implements ContentAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unavailable(this);
        }

        @Override
        public Optional<Read> read() {
            return Optional.empty();
        }

        @Override
        public boolean isAvailable() {
            return false;
        }
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for a file that was read} */
        R read(Read answer);

        /** {@return the result for a file that cannot be read} */
        R unreadable(Unreadable answer);

        /** {@return the result for a question without an answer} */
        R unavailable(Unavailable answer);
    }
}
