// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.api.index.IndexFault;
import java.util.function.Supplier;

/** What is read once more where what is kept, or an archive that just changes, is not to be believed. */
public final class SecondReading {
    private SecondReading() {}

    /**
     * {@return what is read, or what is read the second time}
     *
     * @param first reads
     * @param second reads whatever is kept
     * @throws UnreadableRepositoryException if neither can be read or believed
     */
    public static <T> T of(Supplier<T> first, Supplier<T> second) {
        try {
            return first.get();
        } catch (UnreadableRepositoryException e) {
            if (e.fault().kind().reach() != IndexFault.Reach.ANSWERED) {
                throw e;
            }
            return second.get();
        }
    }
}
