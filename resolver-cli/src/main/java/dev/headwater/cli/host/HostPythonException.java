// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.host;

/** The machine's Python could not be asked what it is. */
public final class HostPythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HostPythonException(String problem) {
        super(problem);
    }
}
