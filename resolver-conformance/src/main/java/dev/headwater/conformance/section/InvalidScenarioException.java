// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.section;

import dev.headwater.api.InvalidInputException;

/** A text that is no scenario. */
public final class InvalidScenarioException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    /** Makes a fault of a scenario. */
    public InvalidScenarioException(String message) {
        super(message);
    }

    /** Makes the fault of a scenario that is called so. */
    public InvalidScenarioException(String name, RuntimeException cause) {
        super(name + " is no scenario: " + cause.getMessage(), cause);
    }

    /** Makes the fault of a line, with what would be allowed. */
    public static InvalidScenarioException ofLine(String line, String expected) {
        return new InvalidScenarioException("the line '" + line + "' is not " + expected);
    }
}
