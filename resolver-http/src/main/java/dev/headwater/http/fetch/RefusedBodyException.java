// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.io.IOException;

/** A body that is not read, or not to its end, because of a rule of ours. */
sealed class RefusedBodyException extends IOException permits OversizedBodyException {
    private static final long serialVersionUID = 1L;

    RefusedBodyException(String received) {
        super(received);
    }
}
