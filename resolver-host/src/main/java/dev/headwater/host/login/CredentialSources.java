// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host.login;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.CredentialProvider;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexPolicy;
import dev.headwater.api.policy.IndexRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The logins of indexes that a machine has: in the environment, else in the {@code .netrc} file; behind those that the
 * program knows itself.
 *
 * <p>Those of a policy are all found at once, before anything is asked: what is wrong with one is an error, since an
 * index that is asked without its login may say that it has nothing.
 *
 * <p>Over plain HTTP to another machine a login goes only if the environment binds it to that very origin. One of the
 * file, which knows hosts alone, does not: whether an index may be asked so is said by the policy, and that may come
 * from elsewhere. That is an error too, for the same reason.
 *
 * <p>Safe for use by many threads; one serves any number of policies, since a login belongs to an index at an origin.
 */
public final class CredentialSources extends CredentialProvider {
    private final Map<String, String> environment;
    private final Path directory;
    private final String user;
    private final CredentialProvider known;
    private final Map<Place, Credential> found = new ConcurrentHashMap<>();

    private record Place(IndexId index, Origin origin) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Place that && index.equals(that.index) && origin.equals(that.origin);
        }

        @Override
        public int hashCode() {
            return 31 * index.hashCode() + origin.hashCode();
        }
    }

    /**
     * Finds nothing yet.
     *
     * @param environment the environment's variables
     * @param directory what relative paths in them are relative to
     * @param user what Java calls who runs this process
     * @param known what the program knows itself; goes first
     */
    public CredentialSources(Map<String, String> environment, Path directory, String user, CredentialProvider known) {
        this.environment = environment;
        this.directory = directory;
        this.user = user;
        this.known = known;
    }

    /**
     * Finds the logins for the indexes of a policy and their mirrors.
     *
     * @param policy whose indexes are asked
     * @throws IllegalArgumentException if a login for one of them is not complete, is bound to another origin, stands
     *     in a file that others can read, or in a file and would go over plain HTTP to another machine; the message
     *     says what to do, and repeats no value
     */
    public void find(IndexPolicy policy) {
        List<IndexEntry> entries = new ArrayList<>();
        for (IndexEntry entry : policy.indexes()) {
            if (mayNeedLogin(entry)) {
                entries.add(entry);
            }
        }
        if (entries.isEmpty()) {
            return;
        }
        Optional<NetrcFile> netrc = NetrcFile.find(environment, directory, user);
        for (IndexEntry entry : entries) {
            find(entry, netrc);
        }
    }

    private void find(IndexEntry entry, Optional<NetrcFile> netrc) {
        Optional<EnvironmentLogin> login = EnvironmentLogin.of(entry.id(), environment);
        List<String> locations = IndexLocations.of(entry);
        Origin main = Origin.parse(locations.get(0));
        if (login.isPresent() && !login.get().origins().contains(main)) {
            throw new IllegalArgumentException("the login of index " + entry.id() + " in the environment is for "
                    + login.get().origins().get(0) + " by its _ORIGIN, and the index is at " + main);
        }
        Set<Origin> origins = new LinkedHashSet<>();
        for (String location : locations) {
            origins.add(Origin.parse(location));
        }
        for (Origin origin : origins) {
            if (known.credential(entry.id(), origin).isPresent()) {
                continue;
            }
            if (login.isPresent() && login.get().origins().contains(origin)) {
                found.put(new Place(entry.id(), origin), login.get().credential());
            } else if (netrc.isPresent()) {
                Optional<Credential> inFile = login(netrc.get(), entry.id(), origin);
                if (inFile.isPresent()) {
                    found.put(new Place(entry.id(), origin), inFile.get());
                }
            }
        }
    }

    private static boolean mayNeedLogin(IndexEntry entry) {
        return !IndexLocations.of(entry).isEmpty()
                && entry.role() != IndexRole.DISABLED
                && entry.authenticate() != AuthenticationMode.NEVER;
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
        Optional<Credential> first = known.credential(index, origin);
        return first.isPresent() ? first : Optional.ofNullable(found.get(new Place(index, origin)));
    }
}
