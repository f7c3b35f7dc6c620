// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayVisitorsTest extends Gateways {
    private static final String TOKEN = "0123456789abcdef";

    @BeforeEach
    void start() throws IOException {
        first.wheel("lib", "1.0");
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the first line of what comes for some bytes} */
    private static String raw(URI url, String request) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 200",
        "localhost, 200",
        "LOCALHOST:99, 200",
        "[::1], 200",
        "mirror.example, 200",
        "evil.example, 421",
        "localhost.evil.example, 421",
        "127.0.0.1.evil.example, 421"
    })
    void whoAsksForSomebodyElseIsSentAway(String host, String status) throws Exception {
        try (Behind gateway = over(one(), builder -> builder.hostName("mirror.example"))) {
            assertThat(raw(gateway.url("/"), "GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .isEqualTo("HTTP/1.1 " + status);
        }
    }

    @Test
    void whereThereIsATokenNobodyIsAnsweredWithoutIt() throws Exception {
        try (Behind gateway = over(one(), builder -> builder.token(TOKEN))) {
            HttpResponse<byte[]> without = gateway.get("/simple/lib/");
            assertThat(without.statusCode()).isEqualTo(401);
            assertThat(without.headers().firstValue("WWW-Authenticate")).isPresent();
            for (String login : new String[] {"__token__:no", "me:" + TOKEN, "__token__:", "__token__", ":"}) {
                assertThat(gateway.get("/simple/lib/", "Authorization", basic(login))
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(gateway.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(gateway.get("/simple/lib/", "Authorization", "Basic !").statusCode())
                    .isEqualTo(401);
            assertThat(first.asked()).isEmpty();

            assertThat(gateway.get("/simple/lib/", "Authorization", basic("__token__:" + TOKEN))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(gateway.get("/health").statusCode()).isEqualTo(200);
            assertThat(gateway.log).noneMatch(line -> line.contains(TOKEN));
        }
    }

    @Test
    void aTokenDoesNotGoOverTheNetworkInTheClear() {
        assertThatThrownBy(() -> over(one(), builder -> builder.token(TOKEN).host("0.0.0.0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("certificate")
                .hasMessageNotContaining(TOKEN);
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void withACertificateItSpeaksTlsInBothVersionsOfHttp(HttpClient.Version version) throws Exception {
        HeldCertificate held = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .rsa2048()
                .build();
        Path certificate = Files.writeString(folder.resolve("certificate.pem"), held.certificatePem());
        Path key = Files.writeString(folder.resolve("key.pem"), held.privateKeyPkcs8Pem());
        HttpClient client = HttpClient.newBuilder()
                .version(version)
                .sslContext(new HandshakeCertificates.Builder()
                        .addTrustedCertificate(held.certificate())
                        .build()
                        .sslContext())
                .build();
        try (Behind gateway = over(one(), builder -> builder.token(TOKEN).certificate(certificate, key))) {
            URI url = URI.create("https://localhost:" + gateway.url("/").getPort() + "/simple/lib/");
            HttpRequest request = HttpRequest.newBuilder(url)
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", basic("__token__:" + TOKEN))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(gateway.url("/").getScheme()).isEqualTo("https");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.body()).contains("lib-1.0-py3-none-any.whl");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "WHATEVER"})
    void nothingCanBeChanged(String method) throws Exception {
        try (Behind gateway = over(one())) {
            HttpResponse<byte[]> answer = gateway.send(method, "/simple/lib/");

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        }
    }

    @Test
    void whatIsNoRequestIsAnsweredAsHttpSaysAndTheNextOneIsServed() throws Exception {
        try (Behind gateway = over(one())) {
            URI url = gateway.url("/");
            String host = "Host: 127.0.0.1\r\n";
            assertThat(raw(url, "GET / HTTP/1.1\r\n" + host + "X: " + "a".repeat(20_000) + "\r\n\r\n"))
                    .isEqualTo("HTTP/1.1 431");
            assertThat(raw(url, "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n" + host + "\r\n"))
                    .isEqualTo("HTTP/1.1 414");
            assertThat(raw(
                            url,
                            "GET / HTTP/1.1\r\n" + host
                                    + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                    .isEqualTo("HTTP/1.1 400");
            assertThat(raw(url, "GET / HTTP/1.1\r\n" + host + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"))
                    .isEqualTo("HTTP/1.1 400");
            assertThat(raw(url, "GET / HTTP/1.1\r\n\r\n")).isEqualTo("HTTP/1.1 400");
            assertThat(raw(url, "hello\r\n\r\n")).isEqualTo("HTTP/1.1 400");
            assertThat(gateway.get("/simple/lib/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatWasCountedIsThereForPrometheus() throws Exception {
        try (Behind gateway = over(one())) {
            gateway.get("/simple/lib/");
            gateway.get("/simple/nope/");

            assertThat(new String(gateway.get("/metrics").body(), StandardCharsets.UTF_8))
                    .contains(
                            "# TYPE headwater_pages_total counter\n",
                            "headwater_pages_total{kind=\"served\"} 1\n",
                            "headwater_pages_total{kind=\"absent\"} 1\n",
                            "headwater_upstream_requests_total 2\n",
                            "headwater_policy_current 1\n");
        }
    }
}
