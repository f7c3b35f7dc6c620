// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.AuthenticationMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One location of an index, as far as its asking goes.
 *
 * @param id the index
 * @param origin the origin of the location: credentials go there and nowhere else
 * @param authenticate when credentials are sent
 * @param credential the login for the origin, if one is known
 * @param timeout how long one request may take, from looking up the name to the last byte; of a file, how long nothing
 *     may come
 * @param retries how often a request that failed for now is put again
 * @param fileHosts hosts that files may come from although they are at a private address
 * @param allowInsecure whether pages may be asked over plain http from a host that is not this machine
 */
public record Site(
        IndexId id,
        Origin origin,
        AuthenticationMode authenticate,
        Optional<Credential> credential,
        Duration timeout,
        int retries,
        List<String> fileHosts,
        boolean allowInsecure) {
    /** Keeps its own copy of the hosts. */
    public Site {
        fileHosts = List.copyOf(fileHosts);
    }

    /** {@return the login to be sent to the origin, if one is to be sent} */
    Optional<Credential> login() {
        return authenticate == AuthenticationMode.NEVER ? Optional.empty() : credential;
    }

    /** {@return the index and its origin} */
    @Override
    public String toString() {
        return id + " at " + origin;
    }
}
