// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.name;

import dev.headwater.api.InvalidTextException;

/**
 * Text that is no valid name of a project, an extra or a dependency group.
 *
 * @since 0.1.0
 */
public final class InvalidNameException extends InvalidTextException {
    private static final long serialVersionUID = 1L;

    InvalidNameException(String kind, String text, int position, String expected) {
        super(kind, text, position, expected);
    }
}
