// SPDX-License-Identifier: Apache-2.0
package dev.headwater.conformance.matrix;

import dev.headwater.api.text.Shown;

/**
 * A subject.
 *
 * @param name what it is called
 * @param version its version; empty if it does not say
 */
public record Column(String name, String version) {
    private static final int LONGEST = 100;

    /** Makes safe to show, and cuts, what the subject said. */
    public Column {
        version = Shown.text(version, LONGEST);
    }
}
