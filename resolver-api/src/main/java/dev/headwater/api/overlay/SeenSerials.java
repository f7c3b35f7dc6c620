// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.overlay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The highest serials that were seen of sets of overlays and what was signed with them, kept from one run to the next:
 * a set with a lower one, or with the same and other content, comes from somebody who keeps corrections back.
 *
 * <p>What cannot be kept or be found out is an {@link IOException}, and the set is refused.
 *
 * @since 0.1.0
 */
public interface SeenSerials {
    /**
     * {@return the highest that was kept of a set; empty if none was}
     *
     * @param set what tells the set from all others, of hexadecimal digits
     * @throws IOException if that cannot be found out
     */
    Optional<SeenSet> highest(String set) throws IOException;

    /**
     * Keeps what was seen, which never takes the place of a higher one.
     *
     * @param set what tells the set from all others, of hexadecimal digits
     * @throws IOException if that cannot be done
     */
    void keep(String set, SeenSet seen) throws IOException;

    /**
     * {@return serials kept in a folder, which is made when the first is to be kept} No crash and no other process can
     * lose one. The folder should not be one that is emptied as a cache is.
     */
    static SeenSerials in(Path folder) {
        return new SerialFolder(folder);
    }
}
