// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import dev.headwater.api.InvalidTextException;

/**
 * Text that is not the name of a wheel.
 *
 * @since 0.1.0
 */
public final class InvalidWheelFilenameException extends InvalidTextException {
    private static final long serialVersionUID = 1L;

    InvalidWheelFilenameException(String text, int position, String expected) {
        super("the name of a wheel", text, position, expected);
    }
}
