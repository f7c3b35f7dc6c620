// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.IndexFault;
import java.io.IOException;

/** Something that an index is made of is missing, damaged or refused: the index is unavailable, nothing is absent. */
public final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient IndexFault fault;

    UnreadableException(IndexFault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    UnreadableException(String location, String received) {
        this(IndexFault.of(location, received));
    }

    UnreadableException(String location, String received, String repair) {
        this(IndexFault.of(location, received, repair));
    }

    /** {@return which file, which place in it, what is wrong} */
    public IndexFault fault() {
        return fault;
    }
}
