// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.file;

/** What came of asking for a file. */
public sealed interface FileAnswer {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /**
     * It is there, or on its way.
     *
     * @param bytes its bytes, to be closed
     */
    record Got(FileBytes bytes) implements FileAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.got(this);
        }
    }

    /**
     * It cannot be had.
     *
     * @param cause what that means to who asked
     * @param text why, for people
     */
    record Failed(Cause cause, String text) implements FileAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failed(this);
        }
    }

    /** Why a file cannot be had. */
    enum Cause {
        /** There is none. */
        MISSING,
        /** Its index did not give it, or gave another. */
        UNAVAILABLE,
        /** Too many are on their way. */
        BUSY
    }

    /**
     * One method for each case.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for a file that is there} */
        R got(Got answer);

        /** {@return the result for one that cannot be had} */
        R failed(Failed answer);
    }
}
