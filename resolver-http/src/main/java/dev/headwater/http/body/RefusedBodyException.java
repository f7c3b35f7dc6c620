// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.body;

import java.io.IOException;

/** A body that is not read, or not to its end, because of a rule of ours. */
public final class RefusedBodyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean oversized;

    private RefusedBodyException(String received, boolean oversized) {
        super(received);
        this.oversized = oversized;
    }

    static RefusedBodyException of(String received) {
        return new RefusedBodyException(received, false);
    }

    static RefusedBodyException oversized(String received) {
        return new RefusedBodyException(received, true);
    }

    /** {@return whether that is since there is more of it than is read} */
    public boolean isOversized() {
        return oversized;
    }
}
