// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import dev.headwater.api.InvalidTextException;

/**
 * Text that is no compatibility tag, or no compressed set of them.
 *
 * @since 0.1.0
 */
public final class InvalidTagException extends InvalidTextException {
    private static final long serialVersionUID = 1L;

    InvalidTagException(String kind, String text, int position, String expected) {
        super(kind, text, position, expected);
    }
}
