// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import dev.headwater.api.InvalidTextException;

/**
 * Text that is no version.
 *
 * @since 0.1.0
 */
public final class InvalidVersionException extends InvalidTextException {
    private static final long serialVersionUID = 1L;

    InvalidVersionException(String text, int position, String expected) {
        super("a version", text, position, expected);
    }
}
