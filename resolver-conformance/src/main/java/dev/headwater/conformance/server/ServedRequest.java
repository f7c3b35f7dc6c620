// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.server;

import dev.headwater.api.index.IndexId;

/**
 * A request that a server got.
 *
 * @param step in which step of the scenario, from 1
 * @param index whose server it was
 * @param method its method
 * @param path what was asked for
 * @param status what was answered; {@link #NONE} if the line went dead
 */
public record ServedRequest(int step, IndexId index, String method, String path, int status) {
    /** In place of a status: there was no answer. */
    public static final int NONE = 0;
}
