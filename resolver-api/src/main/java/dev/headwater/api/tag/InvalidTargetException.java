// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.tag;

import dev.headwater.api.InvalidTextException;

/**
 * A part of a target that is not understood: its Python version, a platform, an ABI.
 *
 * @since 0.1.0
 */
public final class InvalidTargetException extends InvalidTextException {
    private static final long serialVersionUID = 1L;

    InvalidTargetException(String kind, String text, int position, String expected) {
        super(kind, text, position, expected);
    }
}
