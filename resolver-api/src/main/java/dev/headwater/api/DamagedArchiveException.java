// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api;

import java.io.IOException;

/**
 * An archive that is damaged, says two things, or holds more than is read. The message says what is wrong with it, not
 * where it is: that only the caller knows.
 *
 * @since 0.1.0
 */
public final class DamagedArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with an archive. */
    public DamagedArchiveException(String fault) {
        super(fault);
    }
}
