// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import dev.headwater.api.index.Credential;
import dev.headwater.http.address.AddressRanges;
import dev.headwater.http.address.HostAddresses;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Which requests go through which proxy.
 *
 * @param forHttp the proxy of {@code http} URLs
 * @param forHttps the proxy of {@code https} URLs
 * @param direct hosts that are asked without a proxy, with all below them; {@code *} is every host
 */
public record Proxies(Optional<Server> forHttp, Optional<Server> forHttps, List<String> direct) {
    private static final String AUTHORIZATION = "Proxy-Authorization";

    /** What a proxy speaks. */
    public enum Kind {
        /** HTTP; {@code https} URLs go through a tunnel. */
        HTTP,
        /** SOCKS 5, without a login. */
        SOCKS
    }

    /**
     * One proxy.
     *
     * @param kind what it speaks
     * @param host its host
     * @param port its port
     * @param login its login, if it wants one
     */
    public record Server(Kind kind, String host, int port, Optional<Credential> login) {
        private static final int SOCKS_PORT = 1080;

        /**
         * Reads a proxy as environment variables name it; without a scheme it speaks HTTP.
         *
         * @throws IllegalArgumentException if it is none that can be used; the message does not repeat the text
         */
        public static Server parse(String text) {
            int schemeEnd = text.indexOf("://");
            String scheme =
                    schemeEnd < 0 ? "http" : text.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
            HttpUrl url = HttpUrl.parse("http://" + (schemeEnd < 0 ? text : text.substring(schemeEnd + 3)));
            if (url == null) {
                throw new IllegalArgumentException("a proxy is given as http://host:port");
            }
            boolean hasLogin = !url.encodedUsername().isEmpty();
            switch (scheme) {
                case "http" -> {
                    return new Server(
                            Kind.HTTP, url.host(), url.port(), hasLogin ? Optional.of(login(url)) : Optional.empty());
                }
                case "socks", "socks5", "socks5h" -> {
                    if (hasLogin) {
                        throw new IllegalArgumentException("a SOCKS proxy with a login is not supported");
                    }
                    return new Server(
                            Kind.SOCKS, url.host(), url.port() == 80 ? SOCKS_PORT : url.port(), Optional.empty());
                }
                default ->
                    throw new IllegalArgumentException(
                            "a proxy is asked by http:// or socks5://, also for https URLs: these go through a tunnel");
            }
        }

        private static Credential login(HttpUrl url) {
            return Credential.basic(url.username(), url.password());
        }

        private Proxy toProxy(HostAddresses addresses) {
            Proxy.Type type = kind == Kind.HTTP ? Proxy.Type.HTTP : Proxy.Type.SOCKS;
            return new Proxy(type, address(addresses));
        }

        private InetSocketAddress address(HostAddresses addresses) {
            try {
                return new InetSocketAddress(addresses.of(host).get(0), port);
            } catch (UnknownHostException e) {
                // Said when the client looks for it, where somebody hears it.
                return InetSocketAddress.createUnresolved(host, port);
            }
        }
    }

    /** Keeps its own copy of the hosts, in lower case. */
    public Proxies {
        // Without a lambda, like everything that is run before the first fetch: the first one in a process is dear.
        List<String> lowered = new ArrayList<>();
        for (String host : direct) {
            lowered.add(host.toLowerCase(Locale.ROOT));
        }
        direct = List.copyOf(lowered);
    }

    /** {@return no proxy for anything} */
    public static Proxies none() {
        return new Proxies(Optional.empty(), Optional.empty(), List.of());
    }

    /** {@return whether there is none} */
    boolean isEmpty() {
        return forHttp.isEmpty() && forHttps.isEmpty();
    }

    private Optional<Server> server(String scheme, String host, int port) {
        Optional<Server> server = scheme.equals("https") ? forHttps : forHttp;
        return server.filter(any -> !isDirect(host, port));
    }

    private boolean isDirect(String host, int port) {
        return direct.stream().anyMatch(pattern -> {
            boolean hasPort = pattern.endsWith(":" + port);
            String name = hasPort ? pattern.substring(0, pattern.lastIndexOf(':')) : pattern;
            String bare = name.startsWith(".") ? name.substring(1) : name;
            boolean isBelow = host.endsWith("." + bare) && !AddressRanges.isLiteral(host);
            return name.equals("*") || host.equals(bare) || bare.equals("[" + host + "]") || isBelow;
        });
    }

    /**
     * {@return which connection goes through which proxy}
     *
     * @param addresses finds the proxies' own addresses: those may be private where those of what is asked may not
     */
    ProxySelector selector(HostAddresses addresses) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                String host = uri.getHost() == null ? "" : uri.getHost();
                int port = uri.getPort() >= 0 ? uri.getPort() : HttpUrl.defaultPort(uri.getScheme());
                return List.of(server(uri.getScheme(), host, port)
                        .map(found -> found.toProxy(addresses))
                        .orElse(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // There is no other to be tried.
            }
        };
    }

    /** {@return answers a proxy that wants a login, once} */
    Authenticator authenticator() {
        return (route, response) -> {
            Request request = response.request();
            return request.header(AUTHORIZATION) != null || route == null ? null : withLogin(request, route);
        };
    }

    /** {@return a request as the proxy of its connection wants it, where it is the proxy that reads it} */
    Request authorized(Request request, Route route) {
        boolean proxyReads = route.proxy().type() == Proxy.Type.HTTP && !route.requiresTunnel();
        Request more = proxyReads ? withLogin(request, route) : null;
        return more == null ? request : more;
    }

    private @Nullable Request withLogin(Request request, Route route) {
        String scheme = request.url().isHttps() ? "https" : "http";
        return server(scheme, request.url().host(), request.url().port())
                .filter(server -> route.proxy().type() == Proxy.Type.HTTP)
                .flatMap(Server::login)
                .map(login -> request.newBuilder()
                        .header(AUTHORIZATION, login.authorization())
                        .build())
                .orElse(null);
    }
}
