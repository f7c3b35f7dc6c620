// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.build;

import dev.headwater.api.InvalidInputException;

/** A login or a proxy of {@code settings.xml} cannot be used. The message names it, and repeats no secret. */
public final class InvalidSettingsException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    InvalidSettingsException(String message) {
        super(message);
    }
}
