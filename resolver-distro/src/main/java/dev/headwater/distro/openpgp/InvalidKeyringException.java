// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.openpgp;

import dev.headwater.api.InvalidInputException;

/** A file that holds no public keys that can be read; the message is a clause that says why, and what helps. */
public final class InvalidKeyringException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    InvalidKeyringException(String problem) {
        super(problem);
    }

    InvalidKeyringException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
