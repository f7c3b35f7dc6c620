// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.scenario;

import dev.headwater.api.InvalidInputException;

/** A text that is no scenario. */
public final class InvalidScenarioException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    InvalidScenarioException(String message) {
        super(message);
    }

    InvalidScenarioException(String name, RuntimeException cause) {
        super(name + " is no scenario: " + cause.getMessage(), cause);
    }

    /** Makes the fault of a line, with what would be allowed. */
    static InvalidScenarioException ofLine(String line, String expected) {
        return new InvalidScenarioException("the line '" + line + "' is not " + expected);
    }
}
