// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.headwater.tests.http.Sites.AMPLE;
import static dev.headwater.tests.http.Sites.answered;
import static dev.headwater.tests.http.Sites.ask;
import static dev.headwater.tests.http.Sites.fault;
import static dev.headwater.tests.http.Sites.once;
import static dev.headwater.tests.http.Sites.site;
import static dev.headwater.tests.http.Sites.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.headwater.api.index.IndexFault;
import dev.headwater.api.index.Remedy;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.tls.Tls;
import dev.headwater.tests.http.SecureServer.ClientCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, of theirs and of ours, and what is spoken over a connection. Every host is on loopback. */
class EncryptionTest {
    private static final String HOST = "index.test";

    @TempDir
    private Path folder;

    private final TestCertificates certificates = new TestCertificates();

    private static Fetcher fetcher(Tls tls) {
        return Fetcher.builder(Clock.systemUTC())
                .tls(tls)
                .waits(new HandWaits())
                .addresses(host -> List.of(InetAddress.getLoopbackAddress()))
                .build();
    }

    private Tls trusting() throws IOException {
        return Tls.builder().authorities(certificates.authorityFile(folder)).build();
    }

    private static String url(int port) {
        return "https://" + HOST + ":" + port + "/simple/flask/";
    }

    @Nested
    class TheirCertificate {
        private IndexFault faultOf(HeldCertificate certificate, Tls tls) throws IOException {
            try (SecureServer server = new SecureServer(
                            certificates.server(certificate).sslContext(), ClientCertificate.NOT_ASKED_FOR);
                    Fetcher fetcher = fetcher(tls)) {
                String url = url(server.port());
                IndexFault fault = fault(
                        ask(fetcher, Fetch.builder(url, site(url, AMPLE, 3)).build()));
                assertThat(fault.attempts()).as("what no other try can mend").isEqualTo(1);
                assertThat(fault.remedy()).isPresent();
                assertThat(server.askers()).isEmpty();
                return fault;
            }
        }

        @Test
        void isOfAnAuthorityThatNobodyKnows() throws IOException {
            IndexFault fault = faultOf(certificates.of(HOST), Tls.standard());
            assertThat(FaultText.received(fault)).isEqualTo("its certificate is signed by nobody that is trusted here");
            assertThat(fault.remedy()).hasValue(Remedy.of(Remedy.Action.TRUST_AUTHORITY));
        }

        @Test
        void isOfAnAuthorityThatWasGiven() throws IOException {
            try (SecureServer server = new SecureServer(
                            certificates.server(certificates.of(HOST)).sslContext(), ClientCertificate.NOT_ASKED_FOR);
                    Fetcher fetcher = fetcher(trusting())) {
                assertThat(text(answered(ask(fetcher, url(server.port()))))).isEqualTo("nobody");
            }
        }

        @Test
        void isForOtherHosts() throws IOException {
            assertThat(FaultText.received(faultOf(certificates.of("a.test", "b.test"), trusting())))
                    .isEqualTo("its certificate is not for index.test (it is for a.test, b.test)");
        }

        @Test
        void isForNoHost() throws IOException {
            assertThat(FaultText.received(faultOf(certificates.of(), trusting())))
                    .isEqualTo("its certificate is not for index.test (it names no host)");
        }

        @Test
        void hasExpired() throws IOException {
            Instant now = Instant.now();
            HeldCertificate old = certificates.of(now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)), HOST);
            assertThat(FaultText.received(faultOf(old, trusting()))).isEqualTo("its certificate has expired");
        }

        @Test
        void isNotValidYet() throws IOException {
            Instant now = Instant.now();
            HeldCertificate early = certificates.of(now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2)), HOST);
            assertThat(FaultText.received(faultOf(early, trusting()))).isEqualTo("its certificate is not valid yet");
        }

        @Test
        void isNotThereAtAll() throws IOException {
            try (RawServer server = RawServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n");
                    Fetcher fetcher = fetcher(trusting())) {
                // The beginning of the handshake has no empty line: the answer comes when the connection is given up.
                String url = url(server.port());
                Fetch fetch = Fetch.builder(url, site(url, Sites.SHORT, 0)).build();
                assertThat(FaultText.received(fault(ask(fetcher, fetch))))
                        .isEqualTo("no encrypted connection within 300 ms");
            }
            try (RawServer server = RawServer.holding((socket, connection) -> {
                        int unused = socket.getInputStream().read();
                        socket.getOutputStream()
                                .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                        RawServer.untilGone(socket);
                    });
                    Fetcher fetcher = fetcher(trusting())) {
                assertThat(FaultText.received(fault(ask(fetcher, url(server.port())))))
                        .isEqualTo("it does not speak TLS there");
            }
        }
    }

    @Nested
    class OurCertificate {
        private final HeldCertificate client = new HeldCertificate.Builder()
                .signedBy(certificates.authority())
                .commonName("robot")
                .build();

        private Path pem(String name, String... blocks) throws IOException {
            return Files.writeString(folder.resolve(name), String.join("\n", blocks));
        }

        private FetchResult askWith(Tls tls) throws IOException {
            try (SecureServer server = new SecureServer(
                            certificates.server(certificates.of(HOST)).sslContext(), ClientCertificate.NEEDED);
                    Fetcher fetcher = fetcher(tls)) {
                return ask(fetcher, url(server.port()));
            }
        }

        @Test
        void isMissed() throws IOException {
            SSLContext context = certificates.server(certificates.of(HOST)).sslContext();
            try (SSLServerSocket door =
                            (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0);
                    Fetcher fetcher = fetcher(trusting())) {
                door.setNeedClientAuth(true);
                Thread host = new Thread(() -> shakeHands(door));
                host.setDaemon(true);
                host.start();
                // Under TLS 1.3 the request is on its way when the certificate is missed: the alert may be lost.
                assertThat(FaultText.received(fault(ask(fetcher, url(door.getLocalPort())))))
                        .isIn("it does not accept our certificate, or wants one", "the connection was reset");
            }
        }

        private static void shakeHands(SSLServerSocket door) {
            try (SSLSocket socket = (SSLSocket) door.accept()) {
                socket.startHandshake();
            } catch (IOException e) {
                // That is what is seen on the other side.
            }
        }

        @Test
        void isInOneFileWithItsKey() throws IOException {
            Path both = pem("both.pem", client.privateKeyPkcs8Pem(), client.certificatePem());
            Tls tls = Tls.builder()
                    .authorities(certificates.authorityFile(folder))
                    .clientCertificate(both, both)
                    .build();
            assertThat(text(answered(askWith(tls)))).isEqualTo("CN=robot");
        }

        @Test
        void isInAFileOfItsOwn() throws IOException {
            Tls tls = Tls.builder()
                    .authorities(certificates.authorityFile(folder))
                    .clientCertificate(pem("c.pem", client.certificatePem()), pem("k.pem", client.privateKeyPkcs8Pem()))
                    .build();
            assertThat(text(answered(askWith(tls)))).isEqualTo("CN=robot");
        }

        @Test
        void isInAKeyStore() throws IOException, GeneralSecurityException {
            Tls tls = Tls.builder()
                    .authorities(certificates.authorityFile(folder))
                    .clientKeyStore(TestCertificates.keyStore(folder, client), TestCertificates.PASSWORD)
                    .build();
            assertThat(text(answered(askWith(tls)))).isEqualTo("CN=robot");
        }

        @Test
        void isShownToTheIndexAndToNobodyElse() throws IOException {
            Path both = pem("both.pem", client.privateKeyPkcs8Pem(), client.certificatePem());
            Tls tls = Tls.builder()
                    .authorities(certificates.authorityFile(folder))
                    .clientCertificate(both, both)
                    .build();
            var context =
                    certificates.server(certificates.of(HOST, "files.test")).sslContext();
            try (SecureServer server = new SecureServer(context, ClientCertificate.WANTED);
                    Fetcher fetcher = fetcher(tls)) {
                String page = url(server.port());
                String file = "https://files.test:" + server.port() + "/x.whl";
                assertThat(text(answered(ask(fetcher, page)))).isEqualTo("CN=robot");
                Fetch fetch = Fetch.builder(file, once(page))
                        .purpose(Fetch.Purpose.FILE)
                        .build();
                assertThat(text(answered(ask(fetcher, fetch)))).isEqualTo("nobody");
            }
        }

        @Test
        void isRefusedWhenItsFilesAreNotWhatTheyShouldBe() throws IOException, GeneralSecurityException {
            Path certificate = pem("c.pem", client.certificatePem());
            Path foreign = pem("f.pem", certificates.of(HOST).privateKeyPkcs8Pem());
            Path locked =
                    pem("l.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----");
            Path older = pem("o.pem", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----");
            Path damaged = pem("d.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
            Path store = TestCertificates.keyStore(folder, client);
            assertRefused(() -> Tls.builder().clientCertificate(certificate, certificate), "holds no key");
            assertRefused(() -> Tls.builder().clientCertificate(foreign, foreign), "holds no certificate");
            assertRefused(() -> Tls.builder().clientCertificate(certificate, foreign), "not that of the first");
            assertRefused(() -> Tls.builder().clientCertificate(certificate, locked), "encrypted; openssl pkcs8");
            assertRefused(() -> Tls.builder().clientCertificate(certificate, older), "not in PKCS#8; openssl");
            assertRefused(() -> Tls.builder().clientCertificate(certificate, damaged), "damaged");
            assertRefused(() -> Tls.builder().clientKeyStore(store, "wrong".toCharArray()), "password");
            assertRefused(() -> Tls.builder().clientKeyStore(certificate, new char[0]), "cannot be read as PKCS#12");
            assertRefused(() -> Tls.builder().authorities(folder.resolve("none.pem")), "cannot be read");
            assertRefused(() -> Tls.builder().authorities(foreign), "holds no certificate");
        }

        private static void assertRefused(Runnable reading, String words) {
            assertThatIllegalArgumentException().isThrownBy(reading::run).withMessageContaining(words);
        }
    }

    @Nested
    class Speaking {
        private static List<FetchResult> askAll(Fetcher fetcher, String url) {
            List<CompletableFuture<FetchResult>> replies = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                replies.add(fetcher.get(Fetch.builder(url + i, once(url)).build()));
            }
            return replies.stream().map(CompletableFuture::join).toList();
        }

        @Test
        void http2AsksAllOverOneConnection() throws IOException, GeneralSecurityException {
            Path store = TestCertificates.keyStore(folder, certificates.of(HOST));
            WireMockServer server = new WireMockServer(options()
                    .dynamicPort()
                    .dynamicHttpsPort()
                    .keystoreType("PKCS12")
                    .keystorePath(store.toString())
                    .keystorePassword(new String(TestCertificates.PASSWORD))
                    .keyManagerPassword(new String(TestCertificates.PASSWORD)));
            server.start();
            try (RawServer relay = Relay.to(server.httpsPort());
                    Fetcher fetcher = fetcher(trusting())) {
                server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("hello")));
                assertThat(askAll(fetcher, url(relay.port())))
                        .allSatisfy(reply -> assertThat(text(answered(reply))).isEqualTo("hello"));
                assertThat(relay.connections()).isEqualTo(1);
            } finally {
                server.stop();
            }
        }

        @Test
        void http1AsksOverTwentyConnectionsAtMost() throws IOException {
            try (SecureServer server = new SecureServer(
                            certificates.server(certificates.of(HOST)).sslContext(), ClientCertificate.NOT_ASKED_FOR);
                    RawServer relay = Relay.to(server.port());
                    Fetcher fetcher = fetcher(trusting())) {
                assertThat(askAll(fetcher, url(relay.port())))
                        .allSatisfy(reply -> assertThat(text(answered(reply))).isEqualTo("nobody"));
                assertThat(relay.connections()).isBetween(2, 20);
            }
        }
    }
}
