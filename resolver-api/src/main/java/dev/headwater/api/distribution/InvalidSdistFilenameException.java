// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.distribution;

import dev.headwater.api.InvalidTextException;

/**
 * Text that is not the name of a source distribution.
 *
 * @since 0.1.0
 */
public final class InvalidSdistFilenameException extends InvalidTextException {
    private static final long serialVersionUID = 1L;

    InvalidSdistFilenameException(String text, int position, String expected) {
        super("the name of a source distribution", text, position, expected);
    }
}
