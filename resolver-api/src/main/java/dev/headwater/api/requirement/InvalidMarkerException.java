// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.InvalidTextException;

/**
 * Text that is no environment marker.
 *
 * @since 0.1.0
 */
public final class InvalidMarkerException extends InvalidTextException {
    private static final long serialVersionUID = 1L;

    InvalidMarkerException(String text, int position, String expected) {
        super("an environment marker", text, position, expected);
    }
}
