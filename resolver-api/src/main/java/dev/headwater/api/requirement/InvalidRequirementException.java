// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

import dev.headwater.api.InvalidTextException;

/**
 * Text that is no requirement.
 *
 * <p>A fault in a part, such as a version or the marker, is told with its position in the whole text.
 *
 * @since 0.1.0
 */
public final class InvalidRequirementException extends InvalidTextException {
    private static final long serialVersionUID = 1L;

    InvalidRequirementException(String text, int position, String expected) {
        super("a requirement", text, position, expected);
    }
}
