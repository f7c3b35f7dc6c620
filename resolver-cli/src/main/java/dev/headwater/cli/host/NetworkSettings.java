// SPDX-License-Identifier: Apache-2.0
package dev.headwater.cli.host;

import dev.headwater.http.ProxySettings;
import dev.headwater.http.TlsSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says about the way to the network: the variables that curl, pip and uv read, too.
 *
 * <p>Values are not repeated in messages: a proxy's may hold a password.
 */
public final class NetworkSettings {
    private static final String AUTHORITIES = "SSL_CERT_FILE";
    private static final String CLIENT_CERTIFICATE = "SSL_CLIENT_CERT";

    private NetworkSettings() {}

    /**
     * {@return the proxies: {@code HTTP_PROXY}, {@code HTTPS_PROXY}, for either {@code ALL_PROXY}, and
     * {@code NO_PROXY}, each in lower case before upper case}
     *
     * <p>{@code HTTP_PROXY} in upper case counts for nothing in a program that a web server started: there a header of
     * a request can set it. {@code NO_PROXY} separates hosts by commas or spaces.
     *
     * @throws IllegalArgumentException if one is no proxy that can be used; the message names the variable
     */
    public static ProxySettings proxies(Map<String, String> environment) {
        boolean byWebServer = environment.containsKey("REQUEST_METHOD");
        ProxySettings.Builder settings = ProxySettings.builder();
        set(settings::http, environment, byWebServer ? List.of("http_proxy") : List.of("http_proxy", "HTTP_PROXY"));
        set(settings::https, environment, List.of("https_proxy", "HTTPS_PROXY"));
        String direct = first(environment, List.of("no_proxy", "NO_PROXY"));
        if (direct != null) {
            settings.direct(List.of(environment.getOrDefault(direct, "").split("[, \t]", -1)));
        }
        return settings.build();
    }

    private static void set(Consumer<String> setting, Map<String, String> environment, List<String> variables) {
        String found = first(environment, variables);
        String variable = found != null ? found : first(environment, List.of("all_proxy", "ALL_PROXY"));
        if (variable != null) {
            try {
                setting.accept(environment.getOrDefault(variable, ""));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(variable + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * {@return whom to trust and what to show: {@code SSL_CERT_FILE} names certificates in PEM that are trusted besides
     * those that Java trusts, {@code SSL_CLIENT_CERT} a certificate in PEM with its key}
     *
     * @throws IllegalArgumentException if a file cannot be read; the message names the variable
     */
    public static TlsSettings tls(Map<String, String> environment) {
        TlsSettings.Builder settings = TlsSettings.builder();
        read(settings::authorities, environment, AUTHORITIES);
        read(settings::clientCertificate, environment, CLIENT_CERTIFICATE);
        return settings.build();
    }

    private static void read(Consumer<Path> setting, Map<String, String> environment, String variable) {
        if (first(environment, List.of(variable)) == null) {
            return;
        }
        try {
            setting.accept(Path.of(environment.getOrDefault(variable, "")));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(variable + " is no path", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(variable + ": " + e.getMessage(), e);
        }
    }

    /** {@return the first of the variables that says something; null if none does} */
    private static @Nullable String first(Map<String, String> environment, List<String> variables) {
        for (String variable : variables) {
            if (!environment.getOrDefault(variable, "").isBlank()) {
                return variable;
            }
        }
        return null;
    }
}
