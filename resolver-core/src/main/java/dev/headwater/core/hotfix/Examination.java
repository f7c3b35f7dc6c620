// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.hotfix;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.NamesAnswer;
import dev.headwater.api.resolution.ResolutionOutcome;

/**
 * The outcome of looking through whole indexes: all of it, or none.
 *
 * @param <T> what was found
 * @since 0.1.0
 */
public sealed interface Examination<T> {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<T, R> visitor);

    /**
     * Everything was looked at.
     *
     * @param found what was found
     */
    record Finished<T>(T found) implements Examination<T> {
        @Override
        public <R> R accept(Visitor<T, R> visitor) {
            return visitor.finished(this);
        }
    }

    /**
     * An index does not say which projects it has, so that it cannot be looked through.
     *
     * @param index the index
     * @param why why it does not
     */
    record Unlisted<T>(IndexId index, NamesAnswer.Untold.Why why) implements Examination<T> {
        @Override
        public <R> R accept(Visitor<T, R> visitor) {
            return visitor.unlisted(this);
        }
    }

    /**
     * An index did not answer which projects it has.
     *
     * @param index the index
     * @param fault why not
     */
    record Unread<T>(IndexId index, IndexFault fault) implements Examination<T> {
        @Override
        public <R> R accept(Visitor<T, R> visitor) {
            return visitor.unread(this);
        }
    }

    /**
     * An index did not answer about a project, or an overlay does not fit what it says.
     *
     * @param outcome says so
     */
    record Stopped<T>(ResolutionOutcome outcome) implements Examination<T> {
        @Override
        public <R> R accept(Visitor<T, R> visitor) {
            return visitor.stopped(this);
        }
    }

    /**
     * One method for each case.
     *
     * @param <T> what was found
     * @param <R> the result
     */
    interface Visitor<T, R> {
        /** {@return the result where everything was looked at} */
        R finished(Finished<T> finished);

        /** {@return the result for an index that does not say which projects it has} */
        R unlisted(Unlisted<T> unlisted);

        /** {@return the result for an index that did not answer which projects it has} */
        R unread(Unread<T> unread);

        /** {@return the result where something stands in the way} */
        R stopped(Stopped<T> stopped);
    }
}
