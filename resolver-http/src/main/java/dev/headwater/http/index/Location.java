// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.index;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.DistributionFile;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Origin;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.api.policy.IndexEntry;
import dev.headwater.api.policy.IndexKind;
import dev.headwater.http.cache.AnswerKeys;
import dev.headwater.http.fetch.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One place where an index can be asked: its URL, or that of a mirror. */
final class Location {
    private final IndexEntry entry;
    private final String url;
    private final Origin origin;
    private final Connections connections;

    /** Those of the login that was sent last; it seldom changes. */
    private volatile @Nullable KeysOf keys;

    private record KeysOf(Optional<Credential> credential, AnswerKeys keys) {}

    Location(IndexEntry entry, String url, Connections connections) {
        this.entry = entry;
        this.url = url;
        this.origin = Origin.parse(url);
        this.connections = connections;
    }

    /** {@return the locations of an index, its own first} */
    static List<Location> of(IndexEntry entry, Connections connections) {
        List<Location> locations = new ArrayList<>();
        locations.add(new Location(entry, entry.location(), connections));
        for (String mirror : entry.mirrors()) {
            locations.add(new Location(entry, mirror, connections));
        }
        return List.copyOf(locations);
    }

    String url() {
        return url;
    }

    /** {@return the URL with a slash at its end} */
    String base() {
        return url.endsWith("/") ? url : url + "/";
    }

    /** {@return how it is asked now, with the login that it has now} */
    Site site() {
        return new Site(
                entry.id(),
                origin,
                entry.authenticate(),
                credential(),
                entry.timeout(),
                entry.retries(),
                entry.fileHosts(),
                entry.allowInsecure());
    }

    private Optional<Credential> credential() {
        return entry.authenticate() == AuthenticationMode.NEVER
                ? Optional.empty()
                : connections.credentials().credential(entry.id(), origin);
    }

    /** {@return why it may not be asked, nor any kept answer be used, if that is so} */
    Optional<IndexFault> refusal() {
        return entry.authenticate() == AuthenticationMode.ALWAYS && credential().isEmpty()
                ? Optional.of(
                        IndexFault.of(IndexFault.Kind.LOGIN, url, "not asked: it wants a login, and there is none")
                                .withRemedy(Remedy.of(Remedy.Action.GIVE_LOGIN, origin.toString())))
                : Optional.empty();
    }

    /** {@return whether a file lies at the origin of this location} */
    boolean holds(DistributionFile file) {
        return file.url().startsWith(origin + "/");
    }

    /** {@return the keys of what it answers to who has this login, by the rules of this index} */
    AnswerKeys keys() {
        Optional<Credential> credential = credential();
        KeysOf last = keys;
        if (last == null || !last.credential().equals(credential)) {
            List<String> rules = new ArrayList<>(entry.absentRedirects());
            for (Integer status : new TreeSet<>(entry.alsoAbsent())) {
                rules.add(status.toString());
            }
            rules.add(
                    entry.knownProject().isPresent()
                            ? entry.knownProject().get().value()
                            : "");
            rules.add(entry.authenticate().name());
            // What a flat page does not list is absent, for no longer than this policy believes an absence.
            rules.add(entry.kind() == IndexKind.FLAT ? entry.absentMaxAge().toString() : "");
            last = new KeysOf(
                    credential, AnswerKeys.of(connections.store().salt(), url, credential, List.copyOf(rules)));
            keys = last;
        }
        return last.keys();
    }
}
