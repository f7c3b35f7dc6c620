// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an answer besides what is in it.
 *
 * @param presence whether the index has what it was asked for
 * @param url where the answer came from in the end: what is relative in it is relative to that
 * @param etag as the index gave it, to ask whether the answer still holds
 * @param lastModified as the index gave it, for the same
 * @param fetchedAt when it came
 * @param freshUntil when it has to be asked about again; {@link Freshness#FOREVER} for what never changes
 * @param authenticated whether the request carried a login
 */
public record AnswerFacts(
        Presence presence,
        String url,
        Optional<String> etag,
        Optional<String> lastModified,
        Instant fetchedAt,
        Instant freshUntil,
        boolean authenticated) {
    private static final int LONGEST_VALIDATOR = 1024;

    /** Whether an index has what it was asked for. */
    public enum Presence {
        PRESENT,
        ABSENT
    }

    /** Forgets validators of unreasonable length: without them the answer is read again. */
    public AnswerFacts {
        etag = ofReasonableLength(etag);
        lastModified = ofReasonableLength(lastModified);
    }

    private static Optional<String> ofReasonableLength(Optional<String> validator) {
        return validator.isPresent() && validator.get().length() > LONGEST_VALIDATOR ? Optional.empty() : validator;
    }

    AnswerFacts freshUntil(Instant time) {
        return new AnswerFacts(presence, url, etag, lastModified, fetchedAt, time, authenticated);
    }
}
