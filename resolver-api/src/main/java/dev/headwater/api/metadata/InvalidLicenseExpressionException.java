// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.metadata;

import dev.headwater.api.InvalidTextException;

/**
 * Text that is not a licence expression, or names a licence that is not on the list of SPDX.
 *
 * @since 0.1.0
 */
public final class InvalidLicenseExpressionException extends InvalidTextException {
    private static final long serialVersionUID = 1L;

    InvalidLicenseExpressionException(String text, int position, String expected) {
        super("a license expression", text, position, expected);
    }
}
