// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.address;

import dev.headwater.api.index.FaultDetail;
import dev.headwater.api.index.Remedy;
import java.net.UnknownHostException;
import java.util.Optional;

/** A host at an address that is out of reach for the files of a site. */
public final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private final transient FaultDetail detail;
    private final transient Optional<Remedy> remedy;

    PrivateAddressException(String host, AddressGuard.Reach reach) {
        super(host);
        detail = new FaultDetail.Address(host, address(host, reach));
        remedy = remedy(host, reach);
    }

    private static FaultDetail.Address.Reach address(String host, AddressGuard.Reach reach) {
        if (reach == AddressGuard.Reach.PUBLIC) {
            return FaultDetail.Address.Reach.PRIVATE;
        }
        return AddressRanges.isOdd(host)
                ? FaultDetail.Address.Reach.PERHAPS_LINK_LOCAL
                : FaultDetail.Address.Reach.LINK_LOCAL;
    }

    /** {@return the host, and what address it is at} */
    public FaultDetail detail() {
        return detail;
    }

    private static Optional<Remedy> remedy(String host, AddressGuard.Reach reach) {
        if (AddressRanges.isOdd(host)) {
            return Optional.of(Remedy.of(Remedy.Action.WRITE_ADDRESS, host));
        }
        return reach == AddressGuard.Reach.PUBLIC && !AddressRanges.isLinkLocalAsWritten(host)
                ? Optional.of(Remedy.of(Remedy.Action.NAME_FILE_HOST, host))
                : Optional.empty();
    }

    /** {@return what a policy could do about it} */
    public Optional<Remedy> remedy() {
        return remedy;
    }
}
