// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.http.ProxySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.Test;

class SettingsProxiesTest {
    private final List<String> warnings = new ArrayList<>();

    @Test
    void theFirstActiveProxyOfEachProtocolIsTakenAndForHttpsThatOfHttpWhereThereIsNoOther() {
        Proxy passive = proxy("http", "passive.example.org", "");
        passive.setActive(false);

        assertThat(settings(passive)).isEmpty();
        assertThat(settings(passive, proxy("http", "one.example.org", ""), proxy("http", "two.example.org", "")))
                .hasToString(expected("http://one.example.org:3128", "http://one.example.org:3128"));
        assertThat(settings(proxy("HTTPS", "secure.example.org", ""), proxy("http", "one.example.org", "")))
                .hasToString(expected("http://one.example.org:3128", "http://secure.example.org:3128"));
    }

    @Test
    void hostsThatItIsNotForAreUnderstoodOrWarnedOf() {
        Proxy proxy = proxy("http", "one.example.org", "localhost|*.internal.example.org, 10.*");

        assertThat(settings(proxy).orElseThrow().toString()).contains("localhost", ".internal.example.org");
        assertThat(warnings)
                .contains(
                        "the proxy 'it' in settings.xml is used for 10.*, too: of <nonProxyHosts> only names, addresses"
                                + " and *.names are understood");
    }

    @Test
    void aHostThatIsNoneIsNamedByItsProxyAlone() {
        Proxy proxy = proxy("http", "no host", "");
        proxy.setUsername("me");
        proxy.setPassword("s3cret");

        assertThatThrownBy(() -> settings(proxy))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageStartingWith("the proxy 'it' in settings.xml cannot be used: ")
                .hasMessageNotContaining("s3cret");
    }

    private Optional<ProxySettings> settings(Proxy... proxies) {
        return new SettingsProxies(List.of(proxies), new Plain(), warnings::add).settings();
    }

    private static Optional<ProxySettings> expectedSettings(String http, String https) {
        return Optional.of(ProxySettings.builder()
                .http(http)
                .https(https)
                .direct(List.of())
                .build());
    }

    private static String expected(String http, String https) {
        return expectedSettings(http, https).toString();
    }

    private static Proxy proxy(String protocol, String host, String direct) {
        Proxy proxy = new Proxy();
        proxy.setId("it");
        proxy.setActive(true);
        proxy.setProtocol(protocol);
        proxy.setHost(host);
        proxy.setPort(3128);
        proxy.setNonProxyHosts(direct);
        return proxy;
    }

    /** Where no password is encrypted. */
    private static final class Plain implements SettingsDecrypter {
        @Override
        public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
            return new SettingsDecryptionResult() {
                @Override
                public Server getServer() {
                    return request.getServers().get(0);
                }

                @Override
                public List<Server> getServers() {
                    return request.getServers();
                }

                @Override
                public Proxy getProxy() {
                    return request.getProxies().get(0);
                }

                @Override
                public List<Proxy> getProxies() {
                    return request.getProxies();
                }

                @Override
                public List<SettingsProblem> getProblems() {
                    return List.of();
                }
            };
        }
    }
}
