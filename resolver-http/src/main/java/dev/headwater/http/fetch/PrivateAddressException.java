// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import java.net.UnknownHostException;

/** A host at an address that is not of the public network, for a site that is. */
final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddressException(String host) {
        super("the host " + host + " is at a private address, and the index is not");
    }
}
