// SPDX-License-Identifier: Apache-2.0
package dev.headwater.http.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static List<InetAddress> addresses(String host) throws UnknownHostException {
        if (!host.equals("proxy.example")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getByAddress(host, new byte[] {10, 0, 0, 9}));
    }

    private static Proxy proxy(Proxies proxies, String url) {
        return proxies.selector(ProxiesTest::addresses).select(URI.create(url)).get(0);
    }

    @Nested
    class Choosing {
        private final Proxies proxies = new Proxies(
                Optional.of(Proxies.Server.parse("http://proxy.example:3128")),
                Optional.empty(),
                List.of("localhost", ".Internal.example", "bare.example:8080", "10.1.2.3"));

        @Test
        void goesByScheme() {
            assertThat(proxy(proxies, "http://a.example/").type()).isEqualTo(Proxy.Type.HTTP);
            assertThat(proxy(proxies, "https://a.example/")).isEqualTo(Proxy.NO_PROXY);
        }

        @Test
        void findsTheProxysAddressItself() {
            InetSocketAddress address =
                    (InetSocketAddress) proxy(proxies, "http://a.example/").address();
            assertThat(address.isUnresolved()).isFalse();
            assertThat(address.getPort()).isEqualTo(3128);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://localhost/",
                    "http://localhost:8080/",
                    "http://internal.example/",
                    "http://a.internal.example/",
                    "http://bare.example:8080/",
                    "http://a.bare.example:8080/",
                    "http://10.1.2.3/"
                })
        void leavesTheDirectOnesAlone(String url) {
            assertThat(proxy(proxies, url)).isEqualTo(Proxy.NO_PROXY);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://notinternal.example/",
                    "http://bare.example/",
                    "http://localhost.example/",
                    "http://110.1.2.3/"
                })
        void takesOnlyWholeNames(String url) {
            assertThat(proxy(proxies, url).type()).isEqualTo(Proxy.Type.HTTP);
        }

        @Test
        void leavesEverythingAloneForAStar() {
            Proxies none = new Proxies(proxies.forHttp(), proxies.forHttp(), List.of("*"));
            assertThat(proxy(none, "http://a.example/")).isEqualTo(Proxy.NO_PROXY);
        }
    }

    @Nested
    class Reading {
        @ParameterizedTest
        @CsvSource({
            "http://proxy.example:3128,HTTP,proxy.example,3128",
            "proxy.example:3128,HTTP,proxy.example,3128",
            "http://proxy.example,HTTP,proxy.example,80",
            "socks5://proxy.example,SOCKS,proxy.example,1080",
            "socks5h://proxy.example:9,SOCKS,proxy.example,9"
        })
        void takesTheUsualForms(String text, Proxies.Kind kind, String host, int port) {
            assertThat(Proxies.Server.parse(text)).isEqualTo(new Proxies.Server(kind, host, port, Optional.empty()));
        }

        @Test
        void takesALoginAndHidesIt() {
            Proxies.Server server = Proxies.Server.parse("http://me:s%40cret@proxy.example:3128");
            assertThat(server.login().orElseThrow().authorization()).isEqualTo("Basic bWU6c0BjcmV0");
            assertThat(server.toString()).doesNotContain("s@cret", "bWU6c0BjcmV0");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://me:secret@proxy.example",
                    "socks5://me:secret@p.example",
                    "http://",
                    "http://a:secret@:b"
                })
        void refusesWhatCannotBeUsedWithoutRepeatingIt(String text) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Proxies.Server.parse(text))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
        }
    }
}
