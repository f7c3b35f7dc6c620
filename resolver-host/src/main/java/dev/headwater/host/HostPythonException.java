// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import dev.headwater.api.InvalidInputException;

/**
 * The machine's Python could not be asked what it is: say what to resolve for instead.
 *
 * @since 0.1.0
 */
public final class HostPythonException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    HostPythonException(String problem) {
        super(problem);
    }
}
