// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.rpm;

/** A text that is no rich dependency, or one that is longer or deeper than what is read. */
public final class InvalidRichDependencyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int position;

    InvalidRichDependencyException(int position, String fault) {
        super(fault + " (at " + position + ")");
        this.position = position;
    }

    /** {@return where in the text} */
    public int position() {
        return position;
    }
}
