// SPDX-License-Identifier: Apache-2.0
package dev.headwater.api.index;

import java.util.Optional;

/**
 * Knows the logins of indexes. Most programs know for each where it belongs:
 *
 * <pre>{@code
 * CredentialProvider.bound(Origin.parse("https://packages.example.org"), Credential.bearer(token))
 * }</pre>
 *
 * <p>Called by an index on the network before each of its requests, from the thread that asks and from several at once:
 * it answers at once, and keeps what is slow to get. It is asked about the location's own origin only; what it answers
 * is sent there and nowhere else, and never behind a redirect that leads away.
 *
 * <p>No interface, so that none is written in a line that looks at the index alone.
 *
 * @since 0.1.0
 */
public abstract class CredentialProvider {
    /** For those who get logins from elsewhere. */
    protected CredentialProvider() {}

    /**
     * {@return the login of an index at an origin, if there is one}
     *
     * @param index the index, by its id in the policy: not to be trusted alone, since who writes a policy chooses it
     * @param origin where the login would be sent: to be compared with where it belongs
     */
    public abstract Optional<Credential> credential(IndexId index, Origin origin);

    /** {@return a provider that knows none} */
    public static CredentialProvider none() {
        return new CredentialProvider() {
            @Override
            public Optional<Credential> credential(IndexId index, Origin origin) {
                return Optional.empty();
            }
        };
    }

    /** {@return a provider of one login, for whichever index is at this origin} */
    public static CredentialProvider bound(Origin origin, Credential credential) {
        return new CredentialProvider() {
            @Override
            public Optional<Credential> credential(IndexId index, Origin asked) {
                return origin.equals(asked) ? Optional.of(credential) : Optional.empty();
            }
        };
    }

    /** {@return a provider that asks this one first and then another} */
    public final CredentialProvider orElse(CredentialProvider other) {
        CredentialProvider first = this;
        return new CredentialProvider() {
            @Override
            public Optional<Credential> credential(IndexId index, Origin origin) {
                return first.credential(index, origin).or(() -> other.credential(index, origin));
            }
        };
    }
}
