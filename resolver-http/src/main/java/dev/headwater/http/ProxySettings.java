// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http;

import dev.headwater.http.fetch.Proxies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Through which proxies indexes over HTTP are asked.
 *
 * <pre>{@code
 * ProxySettings.builder()
 *         .http("http://proxy.example.org:3128")
 *         .https("http://user:password@proxy.example.org:3128")
 *         .direct(List.of("localhost", ".internal.example.org"))
 *         .build();
 * }</pre>
 *
 * <p>The forms are those of the usual environment variables, which the library itself does not read. A proxy is
 * {@code http://} (URLs with {@code https} go through a tunnel that it cannot look into), or {@code socks5://}, without
 * a login. Where a proxy is used, it is the proxy that looks up hosts, and that alone can keep files from private
 * addresses behind a name.
 *
 * @since 0.1.0
 */
public final class ProxySettings {
    private final Proxies proxies;

    private ProxySettings(Proxies proxies) {
        this.proxies = proxies;
    }

    /** Begins without any proxy. */
    public static Builder builder() {
        return new Builder();
    }

    Proxies proxies() {
        return proxies;
    }

    /** {@return the proxies, without their logins} */
    @Override
    public String toString() {
        return proxies.toString();
    }

    /** Collects the proxies. */
    public static final class Builder {
        private Optional<Proxies.Server> http = Optional.empty();
        private Optional<Proxies.Server> https = Optional.empty();
        private final List<String> direct = new ArrayList<>();

        private Builder() {}

        /**
         * Sets the proxy of {@code http} URLs.
         *
         * @throws IllegalArgumentException if it is none that can be used; the message does not repeat the text, which
         *     may hold a password
         */
        public Builder http(String proxy) {
            http = Optional.of(Proxies.Server.parse(proxy));
            return this;
        }

        /**
         * Sets the proxy of {@code https} URLs.
         *
         * @throws IllegalArgumentException if it is none that can be used; the message does not repeat the text, which
         *     may hold a password
         */
        public Builder https(String proxy) {
            https = Optional.of(Proxies.Server.parse(proxy));
            return this;
        }

        /**
         * Asks some hosts without a proxy: each with all hosts below it, a dot before its name or not, and with a port
         * only at that one. {@code *} is every host; an address is itself alone.
         */
        public Builder direct(List<String> hosts) {
            hosts.stream().map(String::strip).filter(host -> !host.isEmpty()).forEach(direct::add);
            return this;
        }

        /** {@return the settings} */
        public ProxySettings build() {
            return new ProxySettings(new Proxies(http, https, direct));
        }
    }
}
