// SPDX-License-Identifier: Apache-2.0
package dev.headwater.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkSettingsTest {
    private static String proxies(Map<String, String> environment) {
        return NetworkSettings.proxies(machine(environment)).toString();
    }

    private static Machine machine(Map<String, String> environment) {
        return Machine.current().withEnvironment(environment).withDirectory(Path.of("/here"));
    }

    @Test
    void withoutVariablesThereIsNoProxy() {
        assertThat(proxies(Map.of("HTTP_PROXY", " ", "https_proxy", "")))
                .isEqualTo(proxies(Map.of()))
                .doesNotContain("example");
    }

    @Test
    void lowerCaseGoesFirst() {
        assertThat(proxies(Map.of("http_proxy", "http://low.example.org:1", "HTTP_PROXY", "http://up.example.org:2")))
                .contains("low.example.org")
                .doesNotContain("up.example.org");
        assertThat(proxies(Map.of("HTTP_PROXY", "http://up.example.org:2"))).contains("up.example.org");
    }

    @Test
    void allProxyIsForWhatHasNoneOfItsOwn() {
        assertThat(proxies(Map.of("ALL_PROXY", "http://all.example.org:1", "HTTPS_PROXY", "http://tls.example.org:2")))
                .contains("all.example.org", "tls.example.org");
    }

    @Test
    void aHeaderOfARequestSetsNoProxy() {
        assertThat(proxies(Map.of("REQUEST_METHOD", "GET", "HTTP_PROXY", "http://evil.example.org:1")))
                .doesNotContain("evil");
        assertThat(proxies(Map.of("REQUEST_METHOD", "GET", "http_proxy", "http://good.example.org:1")))
                .contains("good");
    }

    @Test
    void hostsWithoutAProxyAreSeparatedByCommasOrSpaces() {
        assertThat(proxies(
                        Map.of("ALL_PROXY", "http://p.example.org:1", "NO_PROXY", "a.example.org, .b.example.org c")))
                .contains("a.example.org", ".b.example.org", "c");
    }

    @Test
    void whatIsNoProxyIsNamedByItsVariableOnly() {
        assertThatThrownBy(() -> proxies(Map.of("HTTPS_PROXY", "https://me:secret@proxy.example.org")))
                .isInstanceOf(InvalidMachineException.class)
                .hasMessageStartingWith("HTTPS_PROXY: ")
                .hasMessageNotContaining("secret");
        assertThat(proxies(Map.of("HTTPS_PROXY", "http://me:secret@proxy.example.org")))
                .doesNotContain("secret");
    }

    @Test
    void whatIsNoCertificateIsNamedByItsVariable() {
        assertThatThrownBy(() -> NetworkSettings.tls(machine(Map.of("SSL_CERT_FILE", "no-such-file.pem"))))
                .isInstanceOf(InvalidMachineException.class)
                .hasMessageStartingWith("SSL_CERT_FILE: /here/no-such-file.pem");
        assertThatThrownBy(() -> NetworkSettings.tls(machine(Map.of("SSL_CLIENT_CERT", "no-such-file.pem"))))
                .hasMessageStartingWith("SSL_CLIENT_CERT: ");
        assertThatThrownBy(() -> NetworkSettings.tls(machine(Map.of("SSL_CLIENT_CERT", "a\0b"))))
                .hasMessage("SSL_CLIENT_CERT is no path");
        assertThatThrownBy(() -> NetworkSettings.tls(machine(Map.of("SSL_CERT_FILE", "/dev/zero"))))
                .hasMessage("SSL_CERT_FILE: /dev/zero is no regular file");
        assertThat(NetworkSettings.tls(machine(Map.of())).toString())
                .isEqualTo(NetworkSettings.tls(machine(Map.of("SSL_CERT_FILE", "")))
                        .toString());
    }
}
