// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.cache;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What an {@link AnswerCache} needs of an index for one question: how it is asked, and how its answers are read.
 *
 * <p>A value that comes out of it is handed to everybody who asks under the same key, in other resolutions and under
 * other policies, too: it depends on the answer and on what the key is made of, and on nothing else. It is immutable.
 *
 * @param <T> the value of an answer
 */
public interface AnswerSource<T> {
    /**
     * Asks the index.
     *
     * @param kept what is known of the answer that is kept; if it has validators the index may be asked whether it
     *     still holds. Empty if nothing is, or an absence, which is always asked about anew
     * @return the reply; when it is cancelled the call is closed. If it fails, so does everybody's question
     */
    CompletableFuture<SourceResult<T>> ask(Optional<AnswerFacts> kept);

    /** {@return the value of a kept answer; empty if it cannot be read any more: then it counts as not kept} */
    Optional<T> read(StoredAnswer answer);

    /** {@return about how many bytes of memory the value of an answer takes} */
    default int weight(StoredAnswer answer, T value) {
        return answer.bodyLength();
    }

    /** {@return the value for a question that would have to be asked, where nothing may be asked} */
    T unavailableOffline();

    /** Hears that an absence is used, since nothing may be asked, that would have to be asked about. */
    void usesStaleAbsence(AnswerFacts absence);
}
