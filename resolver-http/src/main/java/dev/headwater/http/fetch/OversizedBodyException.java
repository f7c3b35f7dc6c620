// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

/** A body of which there is more than is read. */
final class OversizedBodyException extends RefusedBodyException {
    private static final long serialVersionUID = 1L;

    OversizedBodyException(String received) {
        super(received);
    }
}
