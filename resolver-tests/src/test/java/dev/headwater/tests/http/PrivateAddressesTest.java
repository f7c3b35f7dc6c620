// SPDX-License-Identifier: Apache-2.0
package dev.headwater.tests.http;

import static dev.headwater.tests.http.Sites.answered;
import static dev.headwater.tests.http.Sites.ask;
import static dev.headwater.tests.http.Sites.fault;
import static dev.headwater.tests.http.Sites.text;
import static dev.headwater.tests.http.Sites.withFileHosts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.api.index.Remedy;
import dev.headwater.core.report.FaultText;
import dev.headwater.http.fetch.Fetch;
import dev.headwater.http.fetch.FetchResult;
import dev.headwater.http.fetch.Fetcher;
import dev.headwater.http.fetch.Site;
import dev.headwater.http.redirect.FileRedirects;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page says must not lead into a private network: whatever names and redirects it uses. */
class PrivateAddressesTest {
    private static final String PUBLIC_INDEX = "https://index.test/simple/";
    private static final Map<String, List<String>> HOSTS = Map.of(
            "index.test", List.of("93.184.216.34"),
            "intranet.test", List.of("10.1.2.3"),
            "files.test", List.of("127.0.0.1"),
            "evil.test", List.of("127.0.0.1"),
            "link.test", List.of("169.254.169.254", "fe80::1"),
            "mixed.test", List.of("169.254.169.254", "127.0.0.1"),
            "metadata.test", List.of("169.254.169.254", "::ffff:169.254.169.254", "fd00::1"));

    private final Fetcher fetcher = Fetcher.builder(Clock.systemUTC())
            .waits(new HandWaits())
            .addresses(PrivateAddressesTest::addresses)
            .build();

    private RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");

    private static List<InetAddress> addresses(String host) throws UnknownHostException {
        if (!HOSTS.containsKey(host)) {
            throw new UnknownHostException(host);
        }
        List<InetAddress> addresses = new java.util.ArrayList<>();
        for (String address : HOSTS.get(host)) {
            addresses.add(InetAddress.getByName(address));
        }
        return addresses;
    }

    @BeforeEach
    void nobodyHasAsked() {
        assertThat(server.connections()).isZero();
    }

    @AfterEach
    void close() throws IOException {
        fetcher.close();
        server.close();
    }

    private FetchResult file(String host, Site site) {
        Fetch fetch = Fetch.builder("http://" + host + ":" + server.port() + "/x.whl", site)
                .purpose(Fetch.Purpose.FILE)
                .redirects(FileRedirects.WITH_HASH)
                .hashKnown()
                .build();
        return ask(fetcher, fetch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "files.test",
                "metadata.test",
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "10.0.0.1",
                "100.64.0.1",
                "192.168.0.1"
            })
    void areRefusedToAPublicIndex(String host) {
        assertThat(fault(file(host, withFileHosts(PUBLIC_INDEX))))
                .satisfies(fault ->
                        assertThat(FaultText.received(fault)).endsWith("is at a private address, and the index is not"))
                .satisfies(fault -> assertThat(fault.remedy().map(Remedy::action))
                        .hasValueSatisfying(action ->
                                assertThat(action).isIn(Remedy.Action.NAME_FILE_HOST, Remedy.Action.WRITE_ADDRESS)))
                .satisfies(fault -> assertThat(fault.attempts()).isEqualTo(1));
        assertThat(server.connections()).isZero();
    }

    @Test
    void areFineWhereThePolicyNamesTheHost() {
        assertThat(text(answered(file("files.test", withFileHosts(PUBLIC_INDEX, "Files.Test")))))
                .isEqualTo("secret");
    }

    @Test
    void areFineWhereTheIndexIsAtOne() {
        assertThat(text(answered(file("files.test", withFileHosts("https://intranet.test/simple/")))))
                .isEqualTo("secret");
        assertThat(text(answered(file("127.0.0.1", withFileHosts("https://10.0.0.1/simple/")))))
                .isEqualTo("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"link.test", "169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]", "[64:ff9b::a9fe:a9fe]"})
    void thatAreLinkLocalAreRefusedToAPrivateIndexAndThoughThePolicyNamesThem(String host) {
        for (String index : List.of("https://intranet.test/simple/", "http://127.0.0.1/simple/", PUBLIC_INDEX)) {
            assertThat(fault(file(host, withFileHosts(index, host))))
                    .satisfies(fault -> assertThat(FaultText.received(fault))
                            .endsWith("is at a link-local address, and the index is not"))
                    .satisfies(fault -> assertThat(fault.remedy()).isEmpty());
        }
        assertThat(FaultText.received(fault(file(host, withFileHosts(PUBLIC_INDEX)))))
                .contains("address, and the index is not");
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2852039166", "0xa9.0xfe.169.254", "169.16689662"})
    void thatMayBeReadAsLinkLocalAreRefusedEverywhere(String host) {
        for (String index : List.of("https://intranet.test/simple/", PUBLIC_INDEX)) {
            assertThat(FaultText.received(fault(file(host, withFileHosts(index, host)))))
                    .endsWith("may be at a link-local address, and the index is not");
        }
        assertThat(server.connections()).isZero();
    }

    @Test
    void thatAreLinkLocalAreRefusedBehindARedirectOfAPrivateIndex() throws IOException {
        server.close();
        server = RawServer.saying("""
                HTTP/1.1 302 Found\r
                Location: http://169.254.169.254/latest/\r
                Content-Length: 0\r
                \r
                """);
        assertThat(FaultText.received(fault(file("files.test", withFileHosts("https://intranet.test/simple/")))))
                .contains("169.254.169.254 is at a link-local address, and the index is not");
    }

    @Test
    void ofANameThatHasOthersTooLinkLocalOnesAreNotUsed() {
        assertThat(text(answered(file("mixed.test", withFileHosts("https://intranet.test/simple/")))))
                .isEqualTo("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.test", "127.0.0.1", "[::1]"})
    void areRefusedBehindARedirect(String host) throws IOException {
        server.close();
        server = RawServer.holding((socket, connection) -> {
            RawServer.head(socket);
            String target = "http://" + host + ":" + server.port() + "/admin";
            socket.getOutputStream()
                    .write(("HTTP/1.1 302 Found\r\nLocation: " + target + "\r\nContent-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        });
        assertThat(FaultText.received(fault(file("files.test", withFileHosts(PUBLIC_INDEX, "files.test")))))
                .contains("is at a private address, and the index is not (redirected to http://" + host);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void areRefusedThoughAnotherHostHasAnOpenConnectionThere() {
        assertThat(text(answered(file("files.test", withFileHosts(PUBLIC_INDEX, "files.test")))))
                .isEqualTo("secret");
        assertThat(FaultText.received(fault(file("files.test", withFileHosts(PUBLIC_INDEX)))))
                .endsWith("is at a private address, and the index is not");
    }
}
