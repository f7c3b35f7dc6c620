// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import dev.headwater.api.distribution.CoreMetadata;

/** What an index says about the metadata of one file. */
public sealed interface MetadataAnswer {
    /** {@return the result of the visitor's method for this case} */
    <R> R accept(Visitor<R> visitor);

    /** How the metadata was read. */
    enum Source {
        /** From the metadata file that the index announces. */
        ANNOUNCED,
        /** From the wheel itself. */
        WHEEL,
        /** From the PKG-INFO of a source distribution, where the standard says that it is reliable. */
        STATIC,
        /** From what a source distribution recorded when it was made; a policy must allow it. */
        RECORDED
    }

    /**
     * The metadata.
     *
     * @param metadata what it says; name and version are checked by the resolver
     * @param source how it was read
     */
    record Found(CoreMetadata metadata, Source source) implements MetadataAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.found(this);
        }
    }

    /**
     * The file cannot be used for its metadata: there is none that can be relied on, or it cannot be read as metadata.
     * The file is excluded; the next one is looked at.
     *
     * @param reason what is wrong, as a clause: "has no reliable metadata without building it"
     */
    record Unusable(String reason) implements MetadataAnswer {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unusable(this);
        }
    }

    /**
     * The metadata could not be fetched, or is not what the index promised. The resolution ends.
     *
     * @param fault what came instead
     */
    record Unavailable(IndexFault fault) implements MetadataAnswer {
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
        /** {@return the result for metadata that was read} */
        R found(Found answer);

        /** {@return the result for a file that cannot be used} */
        R unusable(Unusable answer);

        /** {@return the result for a question without an answer} */
        R unavailable(Unavailable answer);
    }
}
