// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.candidate;

import dev.headwater.api.index.IndexFault;

/** The result of listing an owner's page. */
public sealed interface Listing {
    /**
     * Candidates, perhaps none.
     *
     * @param candidates the candidates
     */
    record Listed(Candidates candidates) implements Listing {}

    /**
     * The page contradicts itself, and so does not answer.
     *
     * @param fault the contradiction
     */
    record Contradictory(IndexFault fault) implements Listing {}

    /** A cut-off applies, and no file of the page has an upload time. */
    record WithoutUploadTimes() implements Listing {}
}
