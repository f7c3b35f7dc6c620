// SPDX-License-Identifier: Apache-2.0
package dev.headwater.gateway.wheel;

/** What came of rewriting a wheel. */
public sealed interface WheelAnswer {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /**
     * It was rewritten, now or before.
     *
     * @param wheel the new one
     */
    record Made(MadeWheel wheel) implements WheelAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.made(this);
        }
    }

    /** What it says is what the overlays say already. */
    record AsItWas() implements WheelAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.asItWas(this);
        }
    }

    /**
     * It cannot be rewritten.
     *
     * @param why for people
     * @param isFinal whether that will be so for as long as it is the same wheel
     */
    record Refused(String why, boolean isFinal) implements WheelAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.refused(this);
        }
    }

    /**
     * Nobody knows: it did not come, or there was no place for it.
     *
     * @param why for people
     */
    record Unavailable(String why) implements WheelAnswer {
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
        /** {@return the result for a wheel that was rewritten} */
        R made(Made answer);

        /** {@return the result for one in which nothing changes} */
        R asItWas(AsItWas answer);

        /** {@return the result for one that cannot be rewritten} */
        R refused(Refused answer);

        /** {@return the result for one that could not be had} */
        R unavailable(Unavailable answer);
    }
}
