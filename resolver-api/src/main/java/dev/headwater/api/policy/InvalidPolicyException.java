// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.InvalidInputException;

/**
 * A policy that contradicts itself or cannot be meant: which key, what is wrong, and what to write instead.
 *
 * <p>A reader of policy files adds the file and the line.
 */
public final class InvalidPolicyException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String problem;

    /**
     * Describes a fault.
     *
     * @param key the path of the key: {@code index[1].reserved}, counted from 0
     * @param problem what is wrong and what to write instead, as a sentence without the key
     */
    public InvalidPolicyException(String key, String problem) {
        super(key + ": " + problem);
        this.key = key;
        this.problem = problem;
    }

    /** {@return the path of the key at fault} */
    public String key() {
        return key;
    }

    /** {@return what is wrong and what to write instead} */
    public String problem() {
        return problem;
    }
}
