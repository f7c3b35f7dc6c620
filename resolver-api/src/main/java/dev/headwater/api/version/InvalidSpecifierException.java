// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.version;

import dev.headwater.api.InvalidTextException;

/**
 * Text that is no version specifier, or no set of them.
 *
 * @since 0.1.0
 */
public final class InvalidSpecifierException extends InvalidTextException {
    private static final long serialVersionUID = 1L;

    InvalidSpecifierException(String text, int position, String expected) {
        super("a version specifier", text, position, expected);
    }
}
