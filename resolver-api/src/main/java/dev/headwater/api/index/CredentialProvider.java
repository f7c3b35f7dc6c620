// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import java.util.Optional;

/**
 * Knows the logins of indexes.
 *
 * <p>Called by an index on the network before each of its requests, from the thread that asks and from several at once:
 * it answers at once, and keeps what is slow to get. It is asked about the location's own origin only; what it answers
 * is sent there and nowhere else, and never behind a redirect that leads away.
 */
@FunctionalInterface
public interface CredentialProvider {
    /**
     * {@return the login of an index at an origin, if there is one}
     *
     * @param index the index, by its id in the policy: not to be trusted alone, since who writes a policy chooses it
     * @param origin where the login would be sent
     */
    Optional<Credential> credential(IndexId index, Origin origin);

    /** {@return a provider that knows none} */
    static CredentialProvider none() {
        return (index, origin) -> Optional.empty();
    }
}
