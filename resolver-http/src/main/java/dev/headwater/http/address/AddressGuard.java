// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.address;

import dev.headwater.api.index.Origin;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a page says from reaching into a private network. Names are checked by what they stand for when the
 * connection is made, so that a name cannot mean something else by then.
 *
 * <p>An index counts as private only if none of its addresses is public, and as link-local only if all of them are.
 *
 * <p>Behind a proxy it is the proxy that looks names up: only what is written as an address, or means this machine by
 * its name, is checked then.
 */
public final class AddressGuard {
    private final HostAddresses addresses;
    /** How far the files of an index may lie, by its host: decided once, whatever its name means later. */
    private final Map<String, Reach> homes = new ConcurrentHashMap<>();

    /** How far from the public network the files of an index may lie. */
    public enum Reach {
        /** In it. */
        PUBLIC,
        /** In a private network, too, or on this machine. */
        PRIVATE,
        /** Also where only a link leads: at addresses that clouds hand their machines secrets from. */
        LINK_LOCAL;

        boolean contains(InetAddress address) {
            return switch (this) {
                case PUBLIC -> AddressRanges.isPublic(address);
                case PRIVATE -> !AddressRanges.isLinkLocal(address);
                case LINK_LOCAL -> true;
            };
        }

        private boolean excludesAsWritten(String host) {
            return switch (this) {
                case PUBLIC -> AddressRanges.isPrivateAsWritten(host);
                case PRIVATE -> AddressRanges.isLinkLocalAsWritten(host);
                case LINK_LOCAL -> false;
            };
        }
    }

    /** Makes a guard that looks names up so. */
    public AddressGuard(HostAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * {@return how far away a host may be that files of an index come from}
     *
     * @param index the index's own origin, which itself may be anywhere
     * @param fileHosts hosts that files may come from although they are at a private address
     * @param url a URL at another origin
     * @throws Lookups.AbandonedException if the attempt is over before that is known
     */
    public Reach reach(Origin index, List<String> fileHosts, HttpUrl url) throws Lookups.AbandonedException {
        HttpUrl origin = HttpUrl.parse(index.toString());
        if (origin == null) {
            return Reach.PUBLIC;
        }
        boolean named = fileHosts.stream().anyMatch(host -> url.host().equals(canonical(host)));
        Reach home = reach(origin.host());
        return named && home == Reach.PUBLIC ? Reach.PRIVATE : home;
    }

    private static @Nullable String canonical(String host) {
        HttpUrl url =
                HttpUrl.parse("http://" + (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host));
        return url == null ? null : url.host();
    }

    private Reach reach(String home) throws Lookups.AbandonedException {
        if (AddressRanges.isLiteral(home) || AddressRanges.isPrivateAsWritten(home)) {
            return AddressRanges.isLiteral(home) && AddressRanges.isLinkLocalAsWritten(home)
                    ? Reach.LINK_LOCAL
                    : AddressRanges.isPrivateAsWritten(home) ? Reach.PRIVATE : Reach.PUBLIC;
        }
        Reach known = homes.get(home);
        if (known != null) {
            return known;
        }
        try {
            Reach found = reach(addresses.of(home));
            Reach sooner = homes.putIfAbsent(home, found);
            return sooner == null ? found : sooner;
        } catch (Lookups.AbandonedException e) {
            throw e;
        } catch (UnknownHostException e) {
            return Reach.PUBLIC;
        }
    }

    private static Reach reach(List<InetAddress> home) {
        if (home.stream().anyMatch(AddressRanges::isPublic)) {
            return Reach.PUBLIC;
        }
        return home.stream().allMatch(AddressRanges::isLinkLocal) ? Reach.LINK_LOCAL : Reach.PRIVATE;
    }

    /**
     * Checks a host by how it is written, whoever looks it up.
     *
     * @throws PrivateAddressException if it is beyond reach
     */
    public static void check(HttpUrl url, Reach reach) throws PrivateAddressException {
        if (reach.excludesAsWritten(url.host())) {
            throw new PrivateAddressException(url.host(), reach);
        }
    }

    /** {@return looks up hosts, and knows only those of their addresses that are within reach} */
    public Dns within(Reach reach) {
        return new Within(addresses, reach);
    }

    /** No lambda, for no archive keeps that of an interface with a constant; no record, for its hash is asked for. */
    private static final class Within implements Dns {
        private final HostAddresses addresses;
        private final Reach reach;

        Within(HostAddresses addresses, Reach reach) {
            this.addresses = addresses;
            this.reach = reach;
        }

        @Override
        public List<InetAddress> lookup(String host) throws UnknownHostException {
            List<InetAddress> found = addresses.of(host);
            List<InetAddress> safe = found.stream().filter(reach::contains).toList();
            if (safe.isEmpty() && !found.isEmpty()) {
                throw new PrivateAddressException(host, reach);
            }
            return safe;
        }
    }
}
