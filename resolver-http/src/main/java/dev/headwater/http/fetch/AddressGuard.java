// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

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
 * connection is made, so that a name cannot mean something else by then; a client without a guard is for hosts that may
 * be private.
 *
 * <p>An index counts as private only if none of its addresses is public.
 *
 * <p>Behind a proxy it is the proxy that looks names up: only what is written as an address, or means this machine by
 * its name, is checked then.
 */
final class AddressGuard {
    private final HostAddresses addresses;
    /** Whether an index is at a private address, by its host: decided once, whatever its name means later. */
    private final Map<String, Boolean> privateHomes = new ConcurrentHashMap<>();

    AddressGuard(HostAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * {@return whether a site's files may come from a host wherever it is}
     *
     * @throws Lookups.AbandonedException if the attempt is over before that is known
     */
    boolean mayBePrivate(Site site, HttpUrl url) throws Lookups.AbandonedException {
        HttpUrl origin = HttpUrl.parse(site.origin().toString());
        if (origin == null) {
            return false;
        }
        return UrlPaths.isSameOrigin(origin, url)
                || site.fileHosts().stream().anyMatch(host -> url.host().equals(canonical(host)))
                || isPrivate(origin.host());
    }

    private static @Nullable String canonical(String host) {
        HttpUrl url =
                HttpUrl.parse("http://" + (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host));
        return url == null ? null : url.host();
    }

    private boolean isPrivate(String host) throws Lookups.AbandonedException {
        if (AddressRanges.isLiteral(host) || AddressRanges.isPrivateAsWritten(host)) {
            return AddressRanges.isPrivateAsWritten(host);
        }
        Boolean known = privateHomes.get(host);
        if (known != null) {
            return known;
        }
        try {
            boolean found = addresses.of(host).stream().noneMatch(AddressRanges::isPublic);
            Boolean sooner = privateHomes.putIfAbsent(host, found);
            return sooner == null ? found : sooner;
        } catch (Lookups.AbandonedException e) {
            throw e;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Checks a host by how it is written, whoever looks it up.
     *
     * @throws PrivateAddressException if it is not of the public network
     */
    static void check(HttpUrl url) throws PrivateAddressException {
        if (AddressRanges.isPrivateAsWritten(url.host())) {
            throw new PrivateAddressException(url.host());
        }
    }

    /** {@return looks up any host} */
    Dns open() {
        return addresses::of;
    }

    /** {@return looks up hosts, and knows only those of their addresses that are of the public network} */
    Dns guarded() {
        return host -> {
            List<InetAddress> safe =
                    addresses.of(host).stream().filter(AddressRanges::isPublic).toList();
            if (safe.isEmpty()) {
                throw new PrivateAddressException(host);
            }
            return safe;
        };
    }
}
