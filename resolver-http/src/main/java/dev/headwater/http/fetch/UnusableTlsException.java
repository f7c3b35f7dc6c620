// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.io.IOException;

/** Certificates that were named cannot be used: nothing is asked over https without them. */
final class UnusableTlsException extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableTlsException(String problem, IllegalArgumentException cause) {
        super(problem, cause);
    }
}
