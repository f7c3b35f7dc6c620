// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.host;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The logins that the command line finds: in the environment, else in the {@code .netrc} file.
 *
 * <p>All are found at once, before anything is asked: what is wrong with one is an error, since an index that is asked
 * without its login may say that it has nothing.
 *
 * <p>Over plain HTTP to another machine a login goes only if the environment binds it to that very origin. One of the
 * file, which knows hosts alone, does not: whether an index may be asked so is said by the policy, and that may come
 * from elsewhere. That is an error too, for the same reason.
 */
public final class CredentialSources extends CredentialProvider {
    private final Map<Place, Credential> credentials = new LinkedHashMap<>();

    private record Place(IndexId index, Origin origin) {}

    private CredentialSources() {}

    /**
     * {@return the logins for the indexes of a policy and their mirrors}
     *
     * @param policy whose indexes are asked
     * @param environment the environment of this process
     * @throws IllegalArgumentException if a login for one of them is not complete, is bound to another origin, stands
     *     in a file that others can read, or in a file and would go over plain HTTP to another machine; the message
     *     says what to do, and repeats no value
     */
    public static CredentialSources of(IndexPolicy policy, Map<String, String> environment) {
        CredentialSources sources = new CredentialSources();
        List<IndexEntry> entries = policy.indexes().stream()
                .filter(CredentialSources::mayNeedLogin)
                .toList();
        Optional<NetrcFile> netrc = entries.isEmpty() ? Optional.empty() : NetrcFile.find(environment);
        for (IndexEntry entry : entries) {
            Optional<EnvironmentLogin> login = EnvironmentLogin.of(entry.id(), environment);
            Origin main = Origin.of(entry.location());
            if (login.isPresent() && !login.get().origins().contains(main)) {
                throw new IllegalArgumentException("the login of index " + entry.id() + " in the environment is for "
                        + login.get().origins().get(0) + " by its _ORIGIN, and the index is at " + main);
            }
            Stream.concat(Stream.of(entry.location()), entry.mirrors().stream())
                    .map(Origin::of)
                    .forEach(origin -> login.filter(bound -> bound.origins().contains(origin))
                            .map(EnvironmentLogin::credential)
                            .or(() -> netrc.flatMap(file -> login(file, entry.id(), origin)))
                            .ifPresent(found -> sources.credentials.put(new Place(entry.id(), origin), found)));
        }
        return sources;
    }

    private static boolean mayNeedLogin(IndexEntry entry) {
        boolean onNetwork = entry.kind() == IndexKind.SIMPLE || entry.kind() == IndexKind.FLAT;
        return onNetwork && entry.role() != IndexRole.DISABLED && entry.authenticate() != AuthenticationMode.NEVER;
    }

    private static Optional<Credential> login(NetrcFile file, IndexId index, Origin origin) {
        try {
            Optional<Credential> login = file.logins().login(origin.host());
            if (login.isPresent() && !origin.isSecure() && !origin.isLoopback()) {
                throw new IllegalArgumentException("it is not sent to index " + index
                        + ", since everybody on the way to " + origin + " could read it; give one in the environment, "
                        + "bound to " + origin + " by " + EnvironmentLogin.variable(index, "ORIGIN")
                        + ", or set authenticate = \"never\" on the index");
            }
            if (login.isPresent() && file.problem().isPresent()) {
                throw new IllegalArgumentException(file.problem().get());
            }
            return login;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file.path() + ", which has a login for " + origin.host() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Credential> credential(IndexId index, Origin origin) {
        return Optional.ofNullable(credentials.get(new Place(index, origin)));
    }
}
