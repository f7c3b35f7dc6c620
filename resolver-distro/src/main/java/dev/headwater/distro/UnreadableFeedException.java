// SPDX-License-Identifier: Apache-2.0
package dev.headwater.distro;

import dev.headwater.api.index.IndexFault;

/**
 * A distributor's feed that cannot be read, or is not to be believed.
 *
 * @since 0.1.0
 */
public final class UnreadableFeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient IndexFault fault;

    UnreadableFeedException(IndexFault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    /** {@return what is wrong, and where} */
    public IndexFault fault() {
        return fault;
    }
}
