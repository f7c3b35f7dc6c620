// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.conda;

import dev.headwater.api.text.Shown;

/** A text that is no match spec, or one of a kind that is not read. */
public final class InvalidMatchSpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 400;

    InvalidMatchSpecException(String text, String fault) {
        super(fault + ", in " + Shown.quoted(Shown.text(text, SHOWN)));
    }
}
