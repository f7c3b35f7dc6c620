// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http;

import dev.headwater.api.index.IndexId;
import dev.headwater.api.name.ProjectName;
import java.time.Instant;

/**
 * Hears what a person should know of how an answer came about, and what is no part of the answer.
 *
 * <p>Called by indexes from any thread, perhaps from several at once; it returns at once. What it throws is ignored.
 *
 * @since 0.1.0
 */
public interface HttpListener {
    /** A listener that does nothing. */
    HttpListener NONE = new HttpListener() {};

    /**
     * Offline, an absence was believed although it is too old to be believed otherwise: the project may have come
     * since.
     *
     * @param answeredAt when the index said so
     */
    default void staleAbsence(IndexId index, ProjectName name, Instant answeredAt) {}
}
