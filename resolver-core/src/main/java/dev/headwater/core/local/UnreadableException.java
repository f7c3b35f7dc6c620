// SPDX-License-Identifier: Apache-2.0
package dev.headwater.core.local;

import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Remedy;
import dev.headwater.core.report.FaultText;
import java.io.IOException;

/** A part of an index that is missing, damaged or refused: the index is unavailable, nothing is absent. */
public final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient IndexFault fault;

    UnreadableException(IndexFault fault) {
        super(FaultText.of(fault));
        this.fault = fault;
    }

    UnreadableException(String location, String received) {
        this(IndexFault.of(IndexFault.Kind.FILE, location, received));
    }

    UnreadableException(String location, String received, Remedy.Action action) {
        this(IndexFault.of(IndexFault.Kind.FILE, location, received).withRemedy(Remedy.of(action)));
    }

    /** {@return that a question came too late: the index at a location was closed} */
    public static UnreadableException closed(String location) {
        return new UnreadableException(IndexFault.of(IndexFault.Kind.CLOSED, location, "the index is closed"));
    }

    /** {@return which file, which place in it, what is wrong} */
    public IndexFault fault() {
        return fault;
    }
}
