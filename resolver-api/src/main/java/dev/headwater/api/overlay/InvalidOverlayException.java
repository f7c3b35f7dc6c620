// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import dev.headwater.api.InvalidInputException;

/**
 * An overlay, or a set of them, that contradicts itself or says what no overlay may: which one, and where.
 *
 * @since 0.1.0
 */
public final class InvalidOverlayException extends InvalidInputException {
    private static final long serialVersionUID = 1L;

    private final String overlay;
    private final String key;
    private final String problem;

    InvalidOverlayException(String overlay, String key, String problem) {
        super("the overlay '" + overlay + "', " + key + ": " + problem);
        this.overlay = overlay;
        this.key = key;
        this.problem = problem;
    }

    /** {@return the id of the overlay at fault} */
    public String overlay() {
        return overlay;
    }

    /** {@return the key of it that is at fault, as the overlay file writes it: {@code replace}} */
    public String key() {
        return key;
    }

    /** {@return what is wrong and what to write instead, without the overlay and the key} */
    public String problem() {
        return problem;
    }
}
