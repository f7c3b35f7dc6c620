// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.index.IndexFault;

/** The result of listing an owner's page. */
public sealed interface Listing {
    /** {@return what a visitor makes of this case} */
    <R> R accept(Visitor<R> visitor);

    /** Handles each case. */
    interface Visitor<R> {
        /** Handles candidates. */
        R listed(Listed listed);

        /** Handles a page that contradicts itself. */
        R contradictory(Contradictory contradictory);

        /** Handles a page without upload times, where they matter. */
        R withoutUploadTimes(WithoutUploadTimes without);
    }

    /**
     * Candidates, perhaps none.
     *
     * @param candidates the candidates
     */
    record Listed(Candidates candidates) implements Listing {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.listed(this);
        }
    }

    /**
     * The page contradicts itself, and so does not answer.
     *
     * @param fault the contradiction
     */
    record Contradictory(IndexFault fault) implements Listing {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.contradictory(this);
        }
    }

    /** A cut-off applies, and no file of the page has an upload time. */
    record WithoutUploadTimes() implements Listing {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.withoutUploadTimes(this);
        }
    }
}
