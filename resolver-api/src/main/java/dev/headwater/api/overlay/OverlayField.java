// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

/**
 * What an overlay may change of a file. Of one field of one file, one overlay at most has the say.
 *
 * @since 0.1.0
 */
public enum OverlayField {
    /** What it requires: {@code replace}, {@code add} and {@code remove}. */
    REQUIREMENTS,
    /** What its extras bring: {@code extras}. */
    EXTRAS,
    /** The Pythons that it may be used with, on the page and in the metadata: {@code requires-python}. */
    REQUIRES_PYTHON,
    /** Whether it may be used at all: {@code yank}, {@code unyank} and {@code withdraw}. */
    USE
}
