// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import dev.headwater.api.InvalidTextException;

/**
 * Text that is not a hash of a file.
 *
 * @since 0.1.0
 */
public final class InvalidHashException extends InvalidTextException {
    private static final long serialVersionUID = 1L;

    InvalidHashException(String text, int position, String expected) {
        super("a hash", text, position, expected);
    }
}
