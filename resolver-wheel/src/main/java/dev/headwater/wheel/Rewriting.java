// SPDX-License-Identifier: Apache-2.0
package dev.headwater.wheel;

import dev.headwater.api.index.MetadataChange;
import dev.headwater.api.index.OverlayProblem;
import dev.headwater.api.index.Withdrawal;
import java.nio.file.Path;
import java.util.List;

/**
 * What became of a wheel that was to be rewritten. Only of the first two there is a file.
 *
 * @since 0.1.0
 */
public sealed interface Rewriting {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /**
     * It was rewritten.
     *
     * @param file the new wheel
     * @param sha256 its SHA-256, in hexadecimal digits
     * @param hotfix what it says of itself
     * @param changes what is other in its metadata, in order
     * @param dropped the signatures of the former RECORD, which are not in it
     */
    record Written(Path file, String sha256, WheelHotfix hotfix, List<MetadataChange> changes, List<String> dropped)
            implements Rewriting {
        /** Copies. */
        public Written {
            changes = List.copyOf(changes);
            dropped = List.copyOf(dropped);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.written(this);
        }
    }

    /**
     * It is what these overlays make already, and is handed on byte for byte. That it was rewritten it says of itself:
     * whoever has it from an index may want to refuse it.
     *
     * @param file the wheel, now in the folder
     * @param sha256 its SHA-256, in hexadecimal digits
     * @param hotfix what it says of itself
     */
    record Repeated(Path file, String sha256, WheelHotfix hotfix) implements Rewriting {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.repeated(this);
        }
    }

    /**
     * No overlay in force changes anything in it.
     *
     * @param undated the ids of those that would if it was uploaded before some time, which is not known of it
     */
    record Untouched(List<String> undated) implements Rewriting {
        /** Copies. */
        public Untouched {
            undated = List.copyOf(undated);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.untouched(this);
        }
    }

    /**
     * An overlay takes it out of use, so that nobody is to have it, rewritten or not.
     *
     * @param withdrawal by what, and why
     */
    record Withdrawn(Withdrawal withdrawal) implements Rewriting {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withdrawn(this);
        }
    }

    /**
     * The overlays for it cannot be applied to what it says.
     *
     * @param problems why
     */
    record Unfit(List<OverlayProblem> problems) implements Rewriting {
        /** Copies. */
        public Unfit {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unfit(this);
        }
    }

    /**
     * One method for each case, so that a new case breaks the build where it must be handled.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** {@return the result for {@link Written}} */
        R written(Written rewriting);

        /** {@return the result for {@link Repeated}} */
        R repeated(Repeated rewriting);

        /** {@return the result for {@link Untouched}} */
        R untouched(Untouched rewriting);

        /** {@return the result for {@link Withdrawn}} */
        R withdrawn(Withdrawn rewriting);

        /** {@return the result for {@link Unfit}} */
        R unfit(Unfit rewriting);
    }
}
