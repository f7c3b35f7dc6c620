// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static dev.headwater.tests.http.Sites.answered;
import static dev.headwater.tests.http.Sites.ask;
import static dev.headwater.tests.http.Sites.fault;
import static dev.headwater.tests.http.Sites.text;
import static dev.headwater.tests.http.Sites.withLogin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.Credential;
import dev.headwater.api.index.IndexId;
import dev.headwater.api.index.Origin;
import dev.headwater.api.index.Remedy;
import dev.headwater.api.policy.AuthenticationMode;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.fetch.Proxies;
import dev.headwater.http.fetch.Site;
import dev.headwater.http.tls.Tls;
import dev.headwater.tests.http.SecureServer.ClientCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests through a proxy, plain and by a tunnel. */
class ProxyTest {
    private static final String LOGIN = Credential.basic("me", "secret").authorization();
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy";

    @TempDir
    private Path folder;

    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** The proxy's own name is looked up here; what is behind it is not. */
    private static List<InetAddress> addresses(String host) throws UnknownHostException {
        if (!host.equals("proxy.test")) {
            throw new UnknownHostException(host);
        }
        return List.of(InetAddress.getLoopbackAddress());
    }

    private static Fetcher fetcher(RawServer proxy, String user, Tls tls) {
        Proxies.Server server = Proxies.Server.parse("http://" + user + "proxy.test:" + proxy.port());
        return Fetcher.builder(Clock.systemUTC())
                .tls(tls)
                .waits(new HandWaits())
                .addresses(ProxyTest::addresses)
                .proxies(new Proxies(Optional.of(server), Optional.of(server), List.of("direct.test")))
                .build();
    }

    private static Site insecure(String url) {
        return new Site(
                IndexId.parse("main"),
                Origin.parse(url),
                AuthenticationMode.AUTO,
                Optional.empty(),
                Sites.AMPLE,
                0,
                List.of(),
                true);
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    private RawServer plainProxy() {
        return RawServer.holding((socket, connection) -> {
            String head = RawServer.head(socket);
            while (!head.isEmpty()) {
                heads.add(head);
                say(socket, OK);
                head = RawServer.head(socket);
            }
        });
    }

    @Test
    void plainRequestsAreHandedOver() throws IOException {
        try (RawServer proxy = plainProxy();
                Fetcher fetcher = fetcher(proxy, "me:secret@", Tls.standard())) {
            String url = "http://index.test/simple/flask/";
            assertThat(text(answered(
                            ask(fetcher, Fetch.builder(url, insecure(url)).build()))))
                    .isEqualTo("proxy");
            assertThat(heads).hasSize(1);
            assertThat(heads.get(0))
                    .startsWith("GET http://index.test/simple/flask/ HTTP/1.1\r\n")
                    .containsIgnoringCase("\r\nProxy-Authorization: " + LOGIN + "\r\n");
        }
    }

    @Test
    void directHostsAreAskedWithoutIt() throws IOException {
        try (RawServer proxy = plainProxy();
                Fetcher fetcher = fetcher(proxy, "", Tls.standard())) {
            String url = "http://direct.test/simple/flask/";
            assertThat(FaultText.received(
                            fault(ask(fetcher, Fetch.builder(url, insecure(url)).build()))))
                    .isEqualTo("no address is known for a host of that name");
            assertThat(proxy.connections()).isZero();
        }
    }

    @Test
    void encryptedRequestsGoThroughATunnelThatHearsOnlyTheHost() throws IOException {
        TestCertificates certificates = new TestCertificates();
        Tls tls = Tls.builder().authorities(certificates.authorityFile(folder)).build();
        try (SecureServer index = new SecureServer(
                        certificates.server(certificates.of("index.test")).sslContext(),
                        ClientCertificate.NOT_ASKED_FOR);
                RawServer proxy = RawServer.holding((socket, connection) -> {
                    heads.add(RawServer.head(socket));
                    say(socket, "HTTP/1.1 200 Connected\r\n\r\n");
                    Relay.join(socket, index.port());
                });
                Fetcher fetcher = fetcher(proxy, "me:secret@", tls)) {
            String url = "https://index.test/simple/flask/";
            Site site = withLogin(url, AuthenticationMode.AUTO, Credential.bearer("t0ken"));
            assertThat(text(answered(ask(fetcher, Fetch.builder(url, site).build()))))
                    .isEqualTo("nobody");
            assertThat(heads).hasSize(1);
            assertThat(heads.get(0))
                    .startsWith("CONNECT index.test:443 HTTP/1.1\r\n")
                    .containsIgnoringCase("\r\nProxy-Authorization: " + LOGIN + "\r\n")
                    .doesNotContain("t0ken", "flask");
        }
    }

    @Test
    void aLoginThatIsMissingIsNamed() throws IOException {
        String wish = "Proxy-Authenticate: Basic realm=x\r\n";
        try (RawServer proxy = RawServer.saying("HTTP/1.1 407 Who?\r\n" + wish + "Content-Length: 0\r\n\r\n");
                Fetcher fetcher = fetcher(proxy, "", Tls.standard())) {
            assertThat(FaultText.received(fault(ask(fetcher, "https://index.test/simple/"))))
                    .isEqualTo("the proxy wants a login, or another one");
            String url = "http://index.test/simple/";
            assertThat(answered(ask(fetcher, Fetch.builder(url, insecure(url)).build()))
                            .fault()
                            .remedy())
                    .hasValue(Remedy.of(Remedy.Action.GIVE_PROXY_LOGIN));
        }
    }

    @Test
    void aProxyThatRefusesIsNamed() throws IOException {
        try (RawServer proxy = RawServer.saying("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
                Fetcher fetcher = fetcher(proxy, "me:secret@", Tls.standard())) {
            assertThat(FaultText.received(fault(ask(fetcher, "https://index.test/simple/"))))
                    .isEqualTo("the proxy answered with status 403");
        }
    }

    @Test
    void filesAtPrivateAddressesAreRefusedHereWhereTheyAreWrittenAsSuch() throws IOException {
        try (RawServer proxy = plainProxy();
                Fetcher fetcher = fetcher(proxy, "", Tls.standard())) {
            Fetch fetch = Fetch.builder("https://169.254.169.254/x.whl", Sites.once("https://index.test/"))
                    .purpose(Fetch.Purpose.FILE)
                    .build();
            assertThat(FaultText.received(fault(ask(fetcher, fetch)))).contains("is at a private address");
            assertThat(proxy.connections()).isZero();
        }
    }
}
