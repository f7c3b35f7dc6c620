// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.requirement;

/**
 * A marker that had to be true or false is neither: it depends on a field that the environment leaves out, or compares
 * what cannot be compared.
 *
 * @since 0.1.0
 */
public final class UndefinedMarkerException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient Marker marker;
    private final transient MarkerValue value;

    UndefinedMarkerException(Marker marker, MarkerValue value) {
        super("the marker '" + marker + "' is neither true nor false: " + value);
        this.marker = marker;
        this.value = value;
    }

    /** {@return the marker} */
    public Marker marker() {
        return marker;
    }

    /** {@return its value, with the fields or the fault} */
    public MarkerValue value() {
        return value;
    }
}
