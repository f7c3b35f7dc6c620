// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** How the addresses of a host are found. */
@FunctionalInterface
public interface HostAddresses {
    /**
     * {@return the addresses of a host, the best first}
     *
     * @throws UnknownHostException if it has none
     */
    List<InetAddress> of(String host) throws UnknownHostException;

    /** {@return what this machine knows} */
    static HostAddresses ofThisMachine() {
        return Standard.THIS_MACHINE;
    }

    /** The usual way. Not a lambda: it is made before the first fetch. */
    enum Standard implements HostAddresses {
        /** Asks the system. */
        THIS_MACHINE;

        @Override
        public List<InetAddress> of(String host) throws UnknownHostException {
            return List.of(InetAddress.getAllByName(host));
        }
    }
}
