// SPDX-License-Identifier: Apache-2.0
package dev.headwater.maven.build;

import dev.headwater.http.ProxySettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/**
 * The proxies that the settings name: of those that are active, the first for each protocol; where there is none for
 * {@code https}, that for {@code http}, as Maven has it for its own repositories.
 */
final class SettingsProxies {
    private final List<Proxy> proxies;
    private final SettingsDecrypter decrypter;
    private final Consumer<String> warn;

    SettingsProxies(List<Proxy> proxies, SettingsDecrypter decrypter, Consumer<String> warn) {
        this.proxies = proxies.stream().filter(Proxy::isActive).toList();
        this.decrypter = decrypter;
        this.warn = warn;
    }

    /**
     * {@return the proxies; empty if none is active, so that those of the machine hold}
     *
     * @throws InvalidSettingsException if one cannot be used
     */
    Optional<ProxySettings> settings() {
        Optional<Proxy> http = find("http");
        Optional<Proxy> https = find("https").or(() -> http);
        if (https.isEmpty()) {
            return Optional.empty();
        }
        ProxySettings.Builder settings = ProxySettings.builder();
        http.ifPresent(proxy -> add(proxy, settings::http, settings));
        https.ifPresent(proxy -> add(proxy, settings::https, settings));
        return Optional.of(settings.build());
    }

    private Optional<Proxy> find(String protocol) {
        return proxies.stream()
                .filter(proxy -> protocol.equals(text(proxy.getProtocol()).toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private void add(Proxy proxy, Consumer<String> setter, ProxySettings.Builder settings) {
        try {
            setter.accept(url(proxy));
        } catch (IllegalArgumentException e) {
            throw fault(proxy, "cannot be used: " + e.getMessage());
        }
        settings.direct(direct(proxy));
    }

    /** A proxy is spoken to by HTTP; its protocol is that of what is asked through it. */
    private String url(Proxy proxy) {
        SettingsDecryptionResult clear = decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy));
        if (!clear.getProblems().isEmpty()) {
            throw fault(proxy, "has a password that cannot be decrypted");
        }
        String user = text(clear.getProxy().getUsername());
        String login = user.isEmpty()
                ? ""
                : encoded(user) + ":" + encoded(text(clear.getProxy().getPassword())) + "@";
        return "http://" + login + proxy.getHost() + ":" + proxy.getPort();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Maven's patterns begin or end with a star; here a name stands for all below it. */
    private List<String> direct(Proxy proxy) {
        List<String> hosts = new ArrayList<>();
        for (String pattern : text(proxy.getNonProxyHosts()).split("[|,]", -1)) {
            String host = pattern.strip();
            String bare = host.startsWith("*.") ? host.substring(1) : host;
            if (bare.indexOf('*') < 0 || bare.equals("*")) {
                hosts.add(bare);
            } else {
                warn.accept("the proxy '" + proxy.getId() + "' in settings.xml is used for " + host
                        + ", too: of <nonProxyHosts> only names, addresses and *.names are understood");
            }
        }
        return hosts;
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static InvalidSettingsException fault(Proxy proxy, String problem) {
        return new InvalidSettingsException("the proxy '" + proxy.getId() + "' in settings.xml " + problem);
    }
}
