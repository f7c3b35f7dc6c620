// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.resolution;

/**
 * A resolution was given up before its end: its thread was interrupted, or its resolver closed.
 *
 * @since 0.1.0
 */
public final class ResolutionCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public ResolutionCancelledException(String message) {
        super(message);
    }
}
