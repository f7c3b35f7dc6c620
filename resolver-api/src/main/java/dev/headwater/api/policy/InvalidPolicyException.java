// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.policy;

import dev.headwater.api.InvalidInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy that contradicts itself or cannot be meant: where, what is wrong, and what mends it.
 *
 * <p>The message speaks of no file, option or variable; what read the policy words the remedy for its users.
 *
 * @since 0.1.0
 */
public final class InvalidPolicyException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String fault;
    private final transient @Nullable PolicyRemedy remedy;

    /**
     * Describes a fault.
     *
     * @param key the path of the key: {@code index[1].reserved}, counted from 0
     * @param fault what is wrong, as a sentence without the key
     */
    public InvalidPolicyException(String key, String fault) {
        super(key + ": " + fault);
        this.key = key;
        this.fault = fault;
        this.remedy = null;
    }

    /** Describes a fault that something mends. */
    InvalidPolicyException(String key, String fault, PolicyRemedy remedy) {
        super(key + ": " + fault + "; " + remedy);
        this.key = key;
        this.fault = fault;
        this.remedy = remedy;
    }

    /** {@return the path of the key at fault} */
    public String key() {
        return key;
    }

    /** {@return what is wrong} */
    public String fault() {
        return fault;
    }

    /** {@return what mends it, where the fault itself does not say it} */
    public Optional<PolicyRemedy> remedy() {
        return Optional.ofNullable(remedy);
    }

    /** {@return what is wrong and what mends it, without the key} */
    public String problem() {
        return remedy == null ? fault : fault + "; " + remedy;
    }
}
