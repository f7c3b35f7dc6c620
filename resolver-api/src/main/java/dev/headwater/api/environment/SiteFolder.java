// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.environment;

import java.nio.file.Path;

/**
 * A folder that a Python imports installed distributions from.
 *
 * @param path the folder
 * @param python the version of Python whose folder it is, {@code 3.11}; {@code 3} or empty text where it is for several
 *     or not told
 * @param reach whose folder it is
 * @since 0.1.0
 */
public record SiteFolder(Path path, String python, Reach reach) {
    /** Whose folder it is. */
    public enum Reach {
        /** Of the environment itself. */
        OWN,
        /** Of the installation that a virtual environment sees by {@code include-system-site-packages}. */
        SYSTEM
    }

    /** {@return whether one Python may import from both} */
    public boolean isSeenWith(SiteFolder other) {
        return !python.contains(".") || !other.python.contains(".") || python.equals(other.python);
    }
}
