// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.compile.debian;

import dev.headwater.distro.repository.debian.DebianSnapshot;

/**
 * Whose packages a suite has.
 *
 * @param name of whom its release file says to be; empty text where there is none
 * @param codename of the suite; empty text where none is said
 */
record Origin(String name, String codename) {
    static Origin of(DebianSnapshot suite) {
        return new Origin(suite.origin(), suite.codename());
    }
}
