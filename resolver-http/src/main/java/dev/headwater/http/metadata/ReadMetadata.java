// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.metadata;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.MetadataAnswer;
import dev.headwater.api.index.Remedy;
import dev.headwater.http.fetch.FetchResult;

/**
 * Metadata, and whether it can change.
 *
 * @param answer the metadata, or why there is none
 * @param verified whether nobody could have made another answer of the same file: the bytes it was read from were held
 *     against a strong hash that the index promises, or the name of the file alone decides
 * @param cacheControl what the index said with it of caches; may be empty
 */
public record ReadMetadata(MetadataAnswer answer, boolean verified, String cacheControl) {
    /** Marks what the answer says as verified, too. */
    public ReadMetadata {
        answer = verified ? answer.asVerified() : answer;
    }

    ReadMetadata(MetadataAnswer answer, boolean verified) {
        this(answer, verified, "");
    }

    /** {@return the same with what the index said of caches} */
    ReadMetadata saying(String control) {
        return new ReadMetadata(answer, verified, control);
    }

    static ReadMetadata verified(MetadataAnswer answer) {
        return new ReadMetadata(answer, true);
    }

    static ReadMetadata unverified(MetadataAnswer answer) {
        return new ReadMetadata(answer, false);
    }

    static ReadMetadata unavailable(IndexFault fault) {
        return unverified(new MetadataAnswer.Unavailable(fault));
    }

    /** {@return that an answer has other bytes than the index lists} */
    static ReadMetadata wrong(FetchResult.Answered answer, String received) {
        return unavailable(IndexFault.of(IndexFault.Kind.HASH, answer.fault().location(), answer.masked(received))
                .withStatus(answer.status())
                .after(answer.attempts())
                .withRemedy(Remedy.of(Remedy.Action.DISTRUST_BYTES)));
    }
}
