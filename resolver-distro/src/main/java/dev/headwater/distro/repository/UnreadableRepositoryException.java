// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro.repository;

import dev.headwater.api.index.IndexFault;

/** A repository that cannot be had, or not be believed: whoever asks it about a project hears unavailable. */
public final class UnreadableRepositoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient IndexFault fault;

    /** Makes one of what an index says. */
    public UnreadableRepositoryException(IndexFault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    /** {@return what is wrong, and where} */
    public IndexFault fault() {
        return fault;
    }
}
