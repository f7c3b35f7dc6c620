// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.openpgp;

import dev.headwater.api.InvalidInputException;

/**
 * A signed text that is none, or that no key vouches for of those that are named; the message is a clause that says
 * why.
 */
public final class UntrustedTextException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    UntrustedTextException(String problem) {
        super(problem);
    }
}
