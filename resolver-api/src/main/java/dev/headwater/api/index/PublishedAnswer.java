// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.metadata.CoreMetadata;
import java.util.List;

/**
 * What an index says about the metadata that lies within a distributor's package itself.
 *
 * @since 0.1.0
 */
public sealed interface PublishedAnswer {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** {@return whether the question was answered at all} */
    boolean isAvailable();

    /** How much of what the project published is still there. */
    enum Extent {
        /** All of it. */
        WHOLE,
        /** Requirements without an extra were taken out by the distributor; those of extras are there. */
        WITHOUT_REQUIREMENTS
    }

    /**
     * The metadata within the package.
     *
     * @param effective the same without the bounds that the distributor's own release does not meet; counts for extras
     * @param published as it stands in the package; counts for what another index supplies
     * @param extent how much of it is there
     * @param notes the bounds that make the difference
     */
    record Found(CoreMetadata effective, CoreMetadata published, Extent extent, List<ProvidedNote> notes)
            implements PublishedAnswer {
        /** Copies. */
        public Found {
            notes = List.copyOf(notes);
        }

        /** Makes an answer of metadata whose bounds are all met. */
        public Found(CoreMetadata published, Extent extent) {
            this(published, published, extent, List.of());
        }

        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.found(this);
        }
    }

    /**
     * The package was read, and has no metadata of its project, or none that can be read.
     *
     * @param detail what there is to say beside it; may be empty
     */
    record None(String detail) implements PublishedAnswer {
        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.none(this);
        }
    }

    /**
     * The question was not answered.
     *
     * @param fault what happened instead
     */
    record Unavailable(IndexFault fault) implements PublishedAnswer {
        @Override
        public boolean isAvailable() {
            return false;
        }

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
        /** {@return the result for metadata} */
        R found(Found answer);

        /** {@return the result for a package without it} */
        R none(None answer);

        /** {@return the result for a question without an answer} */
        R unavailable(Unavailable answer);
    }
}
