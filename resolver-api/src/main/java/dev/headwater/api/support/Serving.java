// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.support;

/**
 * How a project serves a target.
 *
 * @since 0.1.0
 */
public enum Serving {
    /** By a wheel for it. */
    WHEEL,
    /** By a wheel for every platform. */
    ANY_WHEEL,
    /** By a source distribution alone, which has to be built there. */
    SDIST,
    /** By a package of a distributor. */
    PROVIDED,
    /** Not, for no file is for that Python, by Requires-Python. */
    NOT_FOR_PYTHON,
    /** Not, for no file fits. */
    MISSING;

    /** {@return whether it can be installed there} */
    public boolean isServed() {
        return this != NOT_FOR_PYTHON && this != MISSING;
    }
}
